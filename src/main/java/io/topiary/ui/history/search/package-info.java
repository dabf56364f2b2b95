/** Search over everything that was recorded: a filter, a time, the messages found, and those around one of them. */
@NullMarked
package io.topiary.ui.history.search;

import org.jspecify.annotations.NullMarked;
