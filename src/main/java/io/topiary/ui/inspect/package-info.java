/** The inspector: one message, what it says and how it came. */
@NullMarked
package io.topiary.ui.inspect;

import org.jspecify.annotations.NullMarked;
