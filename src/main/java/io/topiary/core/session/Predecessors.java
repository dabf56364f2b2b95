package io.topiary.core.session;

import io.topiary.core.message.Message;
import io.topiary.core.session.TopicHistory.Part;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Finds the message before another one on its topic, in memory or in the recording. Immutable; looking takes time and is not
 * for the FX thread.
 *
 * @param session what is in memory
 * @param recording the file that it is recorded to or read from; empty while there is none
 */
public record Predecessors(Session session, Supplier<Optional<Path>> recording) {

    /** The message before {@code message} on its topic; empty if none is known. */
    public Optional<Message> of(Message message) {
        Optional<Message> inMemory = TopicLog.previous(session, message);
        return inMemory.isPresent() || recording.get().isEmpty() ? inMemory : recorded(message);
    }

    private Optional<Message> recorded(Message message) {
        try (TopicHistory history = new TopicHistory(session, message.topic(), false, recording)) {
            Part part = history.read(0, -1, 1);
            OptionalLong place = history.placeOf(message);
            while (place.isEmpty() && part.counting()) {
                part = history.read(0, -1, 1);
                place = history.placeOf(message);
            }
            return place.isEmpty() || place.getAsLong() + 1 >= part.count()
                    ? Optional.empty()
                    : history.read(place.getAsLong() + 1, -1, 1).messages().stream()
                            .findFirst();
        }
    }
}
