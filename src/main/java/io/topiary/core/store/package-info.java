/** Small JSON documents on disk that survive crashes, full disks, newer versions and garbage; and where they lie. */
@NullMarked
package io.topiary.core.store;

import org.jspecify.annotations.NullMarked;
