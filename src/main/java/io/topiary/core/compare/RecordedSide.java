package io.topiary.core.compare;

import io.topiary.core.history.RecordedTopics;
import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.message.Message;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The topics of a recording as they were at an instant. */
public final class RecordedSide implements Side {

    private static final int SLICE = 2_000;

    private final RecordingReader reader;
    private final RecordedTopics topics;
    private int next;

    /**
     * Opens a recording.
     *
     * @param micros the instant, in microseconds since 1970-01-01T00:00:00Z; {@link Long#MAX_VALUE} for its end
     * @throws RecordingException if it can't be read
     */
    public RecordedSide(Path recording, long micros) throws RecordingException {
        this.reader = RecordingReader.openFile(recording);
        try {
            this.topics = reader.topicNumbersBefore(
                    micros == Long.MAX_VALUE
                            ? Long.MAX_VALUE
                            : reader.timeline().messageAt(micros));
        } catch (RecordingException e) {
            reader.close();
            throw e;
        }
    }

    @Override
    public long size() {
        return topics.names().size();
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public @Nullable List<String> nextTopics() {
        List<String> names = topics.names();
        if (next >= names.size()) {
            return null;
        }
        int from = next;
        next = Math.min(names.size(), from + SLICE);
        return names.subList(from, next);
    }

    @Override
    public Map<String, Reading> read(List<String> wanted) throws RecordingException {
        long[] numbers = wanted.stream()
                .mapToLong(topics::newest)
                .filter(number -> number > 0)
                .sorted()
                .toArray();
        Map<String, Reading> readings = new HashMap<>();
        for (Message message : reader.withNumbers(numbers)) {
            readings.put(message.topic(), new Reading(message, false));
        }
        return readings;
    }

    @Override
    public List<String> unknown(List<String> wanted) {
        return wanted.stream().filter(topic -> topics.newest(topic) == 0).toList();
    }

    @Override
    public void close() {
        reader.close();
    }
}
