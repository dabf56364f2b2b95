package io.topiary.core.replay;

import io.topiary.core.message.Message;
import io.topiary.core.text.Text;

/** Something in a recording. */
sealed interface ReplayEntry {

    /** A message, as it was recorded. */
    record Found(Message message) implements ReplayEntry {}

    /**
     * A line that is no message.
     *
     * @param line its number in the file, from 1
     */
    record Unreadable(long line, Text why) implements ReplayEntry {}
}
