package io.topiary.core.history;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one session that are recorded together. Immutable.
 *
 * @param tally of that session
 * @param happening what happened before them, or null
 * @param messages in the order of arrival
 * @param received how many of them were received, not published: only they are in the books
 * @param footprint memory in bytes, roughly
 */
record RecordingBatch(
        RecordingTally tally, @Nullable Happening happening, List<Message> messages, long received, long footprint) {

    static RecordingBatch of(RecordingTally tally, @Nullable Happening happening, List<Message> messages) {
        long received = 0;
        long footprint = 0;
        for (Message message : messages) {
            received += message.direction() == Direction.IN ? 1 : 0;
            footprint += message.footprint();
        }
        return new RecordingBatch(tally, happening, messages, received, footprint);
    }

    void recorded() {
        tally.recorded(received);
    }

    void shed() {
        tally.shed(received);
    }
}
