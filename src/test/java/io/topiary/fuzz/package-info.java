/** Throws bytes that nobody meant well at the decoders. */
@NullMarked
package io.topiary.fuzz;

import org.jspecify.annotations.NullMarked;
