/** Tests of the history of a topic. */
@NullMarked
package io.topiary.ui.inspect.history;

import org.jspecify.annotations.NullMarked;
