/** How a message looks in a table: its columns, cells and words, for the log and whoever else lists messages. */
@NullMarked
package io.topiary.ui.kit.message;

import org.jspecify.annotations.NullMarked;
