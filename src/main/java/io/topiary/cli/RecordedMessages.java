package io.topiary.cli;

import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.message.Message;
import io.topiary.core.payload.Sample;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was recorded before a message, for messages that are gone through from the newest to the oldest. Used by one thread. */
final class RecordedMessages implements DecodeArguments.Neighbours, AutoCloseable {

    private static final int MOST_TOPICS = 1_000;
    private static final byte[] NOTHING = {};

    private final Path recording;
    private final Map<String, Found> found = new HashMap<>();
    private @Nullable RecordingReader reader;

    /** The newest payload of a topic as long as only messages behind number {@code since} are asked about. */
    private record Found(long since, byte[] payload) {}

    /** Those of {@code recording}, which is opened when somebody asks. */
    RecordedMessages(Path recording) {
        this.recording = recording;
    }

    @Override
    public void seen(Message message) {
        // it is in the recording
    }

    @Override
    public Sample.Neighbours of(Message message) {
        return topic -> {
            Found known = found.get(topic);
            if (known == null || known.since() >= message.sequence()) {
                known = find(topic, message.sequence());
                if (found.size() >= MOST_TOPICS) {
                    found.clear();
                }
                found.put(topic, known);
            }
            return known.payload();
        };
    }

    private Found find(String topic, long before) {
        try {
            RecordingReader open = reader == null ? RecordingReader.openFile(recording) : reader;
            reader = open;
            List<Message> newest = open.ofTopic(topic, before, 1);
            return newest.isEmpty()
                    ? new Found(Long.MIN_VALUE, NOTHING)
                    : new Found(newest.getFirst().sequence(), newest.getFirst().payload());
        } catch (RecordingException e) {
            // the payload is shown as far as it can be told without the other
            return new Found(Long.MIN_VALUE, NOTHING);
        }
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
    }
}
