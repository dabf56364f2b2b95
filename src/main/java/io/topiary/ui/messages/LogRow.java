package io.topiary.ui.messages;

import io.topiary.core.message.Message;
import io.topiary.core.text.Preview;

/**
 * What a line of the message log shows. Immutable.
 *
 * @param number number of the entry in the log
 * @param message the message
 * @param preview its payload on one line
 */
record LogRow(long number, Message message, Preview preview) {

    @Override
    public boolean equals(Object other) {
        // an entry never changes
        return other instanceof LogRow row && row.number == number;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }
}
