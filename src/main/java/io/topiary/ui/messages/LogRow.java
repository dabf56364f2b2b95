package io.topiary.ui.messages;

import io.topiary.core.message.Message;
import io.topiary.core.session.Gap;
import io.topiary.core.text.Preview;
import io.topiary.ui.kit.message.MessageLine;
import java.util.List;

/** What a line of the message log shows: a message, or a time without a link. Immutable. */
sealed interface LogRow {

    /**
     * A message.
     *
     * @param number number of the entry in the log
     * @param message the message
     * @param preview its payload on one line
     */
    record OfMessage(long number, Message message, Preview preview) implements LogRow, MessageLine {

        @Override
        public boolean equals(Object other) {
            // an entry never changes, but it may be decoded later
            return other instanceof OfMessage row && row.number == number && row.preview.equals(preview);
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
