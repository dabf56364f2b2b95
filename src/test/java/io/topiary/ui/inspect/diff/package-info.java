/** Tests of the comparison of payloads. */
@NullMarked
package io.topiary.ui.inspect.diff;

import org.jspecify.annotations.NullMarked;
