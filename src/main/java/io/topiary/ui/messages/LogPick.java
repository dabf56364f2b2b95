package io.topiary.ui.messages;

import io.topiary.core.message.Message;
import java.util.List;

/**
 * What is to be exported of the log.
 *
 * @param older messages that are not in the log any more, the oldest first
 * @param numbers entries of the log, ascending; not to be changed any more
 */
record LogPick(List<Message> older, long[] numbers) {

    /** How many messages that are. */
    int count() {
        return older.size() + numbers.length;
    }
}
