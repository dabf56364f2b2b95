package io.topiary.ui.inspect.history;

import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.session.TopicHistory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where histories are read from. Immutable; any thread.
 *
 * @param session what is in memory
 * @param recording the file that it is recorded to or read from; empty while there is none
 * @param payloads decodes what is shown of payloads
 */
public record HistorySource(Session session, Supplier<Optional<Path>> recording, SessionPayloads payloads) {

    /** Reads the history of {@code topic}, perhaps only those messages that brought other bytes than the one before. */
    HistoryReading open(String topic, boolean onlyChanges) {
        return new HistoryReading(new TopicHistory(session, topic, onlyChanges, recording), payloads);
    }
}
