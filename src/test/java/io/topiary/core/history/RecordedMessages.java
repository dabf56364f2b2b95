package io.topiary.core.history;

import io.topiary.core.message.Message;
import java.nio.file.Path;
import java.util.List;

/** What is in a recording, for tests elsewhere. */
public final class RecordedMessages {

    private RecordedMessages() {}

    /** All messages in {@code file}, in their order. */
    public static List<Message> in(Path file) throws RecordingException {
        try (RecordingReader reader = RecordingReader.open(file)) {
            return reader.between(reader.first(), reader.last() + 1, null, message -> true);
        }
    }
}
