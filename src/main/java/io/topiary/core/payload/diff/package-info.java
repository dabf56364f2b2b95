/** How one payload differs from another, line by line. */
@NullMarked
package io.topiary.core.payload.diff;

import org.jspecify.annotations.NullMarked;
