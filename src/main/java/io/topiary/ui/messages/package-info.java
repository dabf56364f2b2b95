/** The message log on screen. */
@NullMarked
package io.topiary.ui.messages;

import org.jspecify.annotations.NullMarked;
