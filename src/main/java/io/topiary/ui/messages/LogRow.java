package io.topiary.ui.messages;

import io.topiary.core.message.Message;
import io.topiary.core.session.Gap;
import io.topiary.core.text.Preview;
import io.topiary.ui.kit.message.MessageLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a line of the message log shows: a message, or a time without a link. Immutable. */
sealed interface LogRow {

    /** One as good as any, of no session. */
    static LogRow sample() {
        return new OfGaps(List.of(new Gap(0, 0, false, 1)));
    }

    /**
     * A message.
     *
     * @param number number of the entry in the log
     * @param message the message
     * @param preview its payload on one line
     * @param sinceMicros time since the row before it, in microseconds; {@link #FIRST} if there is none
     */
    record OfMessage(long number, Message message, Preview preview, long sinceMicros) implements LogRow, MessageLine {

        /** Instead of a time: there is no row before. */
        static final long FIRST = Long.MIN_VALUE;

        /**
         * The row of {@code entry}, which stands behind that of {@code before}, if there is one.
         *
         * @param preview its payload on one line
         */
        static OfMessage of(LogRange.@Nullable Entry before, LogRange.Entry entry, Preview preview) {
            Message message = entry.message();
            return new OfMessage(
                    entry.number(),
                    message,
                    preview,
                    before == null
                            ? FIRST
                            : message.timeMicros() - before.message().timeMicros());
        }

        @Override
        public boolean equals(Object other) {
            // an entry never changes, but it may be decoded later, and a filter puts it behind another one
            return other instanceof OfMessage row
                    && row.number == number
                    && row.sinceMicros == sinceMicros
                    && row.preview.equals(preview);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(number);
        }
    }

    /**
     * A divider: here messages may be missing.
     *
     * @param gaps the times without a link, oldest first, with no message in between; at least one
     */
    record OfGaps(List<Gap> gaps) implements LogRow {

        public OfGaps {
            gaps = List.copyOf(gaps);
        }

        Gap first() {
            return gaps.getFirst();
        }

        Gap last() {
            return gaps.getLast();
        }
    }
}
