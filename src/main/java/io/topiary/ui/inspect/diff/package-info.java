/** How the message that is inspected differs from another one. */
@NullMarked
package io.topiary.ui.inspect.diff;

import org.jspecify.annotations.NullMarked;
