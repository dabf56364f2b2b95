/** Binary layouts in the notation of Python's {@code struct}: values in text become bytes. Knows neither command line nor screen. */
@NullMarked
package io.topiary.core.struct;

import org.jspecify.annotations.NullMarked;
