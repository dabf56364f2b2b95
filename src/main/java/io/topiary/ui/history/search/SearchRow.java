package io.topiary.ui.history.search;

import io.topiary.core.message.Message;
import io.topiary.core.text.Preview;
import io.topiary.ui.kit.message.MessageLine;

/**
 * A row of the results. Immutable.
 *
 * @param message the message, its number in the recording as its sequence
 * @param preview its payload on one line
 * @param hit whether it is the one whose surroundings are shown
 */
record SearchRow(Message message, Preview preview, boolean hit) implements MessageLine {

    static SearchRow of(Message message, boolean hit) {
        return new SearchRow(message, Preview.of(message.payload(), PREVIEW_CHARS), hit);
    }

    @Override
    public boolean equals(Object other) {
        // a recorded message never changes
        return other instanceof SearchRow row
                && row.message.sequence() == message.sequence()
                && row.message.timeMicros() == message.timeMicros()
                && row.hit == hit;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(message.sequence());
    }
}
