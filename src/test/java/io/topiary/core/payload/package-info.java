/** Tests of what payloads are taken for and how they are shown. */
@NullMarked
package io.topiary.core.payload;

import org.jspecify.annotations.NullMarked;
