/** Every message of the topic that is inspected, and the way from one to the next. */
@NullMarked
package io.topiary.ui.inspect.history;

import org.jspecify.annotations.NullMarked;
