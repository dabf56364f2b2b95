package io.topiary.core.history;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import java.util.List;

/**
 * Messages of one session that are recorded together. Immutable.
 *
 * @param tally of that session
 * @param messages in the order of arrival, not empty
 */
record RecordingBatch(RecordingTally tally, List<Message> messages) {

    /** Messages that were received, not published: only they are in the books. */
    long received() {
        return messages.stream()
                .filter(message -> message.direction() == Direction.IN)
                .count();
    }

    /** Memory in bytes, roughly. */
    long footprint() {
        return messages.stream().mapToLong(Message::footprint).sum();
    }

    void recorded() {
        tally.recorded(received());
    }

    void shed() {
        tally.shed(received());
    }
}
