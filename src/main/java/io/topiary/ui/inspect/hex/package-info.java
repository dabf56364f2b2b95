/** Bytes as they are: offset, hex digits, ASCII; selected, searched, copied and read as numbers. */
@NullMarked
package io.topiary.ui.inspect.hex;

import org.jspecify.annotations.NullMarked;
