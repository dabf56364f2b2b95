package io.topiary.ui.inspect.history;

import io.topiary.core.message.Message;
import io.topiary.core.text.Preview;
import io.topiary.ui.kit.message.MessageLine;

/**
 * A message of a history. Immutable.
 *
 * @param ordinal grows by one with each newer message, and stays the same while others come
 * @param message the message
 * @param preview what its payload says, on one line
 * @param interval microseconds since the one below it, {@link #NO_INTERVAL} if there is none
 * @param changed whether its payload has other bytes than the one below it
 */
record HistoryRow(long ordinal, Message message, Preview preview, long interval, boolean changed)
        implements MessageLine {

    static final long NO_INTERVAL = Long.MIN_VALUE;

    @Override
    public boolean equals(Object other) {
        // those from a recording are read anew each time
        return other instanceof HistoryRow row
                && row.ordinal == ordinal
                && row.interval == interval
                && row.message.sequence() == message.sequence()
                && row.message.timeMicros() == message.timeMicros()
                && row.preview.equals(preview);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(ordinal);
    }
}
