package io.topiary.ui.messages;

import io.topiary.core.message.Message;
import io.topiary.core.session.LogExport;
import io.topiary.core.session.LogExport.Past;
import io.topiary.core.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be exported of the log.
 *
 * @param older messages that are not in the log any more, the oldest first
 * @param numbers entries of the log, ascending; not to be changed any more
 * @param past what is recorded of the time before, null if that is not meant
 */
record LogPick(
        List<Message> older, long[] numbers, @Nullable Past past) {

    /** Nothing that is recorded, but for {@code older}. */
    static LogPick of(List<Message> older, long[] numbers) {
        return new LogPick(older, numbers, null);
    }

    /** How many messages that are, those that nobody has counted left out. */
    int count() {
        return older.size() + numbers.length;
    }

    /** Whether there is nothing to be exported. */
    boolean isEmpty() {
        return count() == 0 && past == null;
    }

    /** What writes them. */
    LogExport export(Session session) {
        return past == null
                ? new LogExport(session.model(), older, numbers)
                : new LogExport(session.model(), past, numbers);
    }
}
