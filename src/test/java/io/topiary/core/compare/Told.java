package io.topiary.core.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A side that says what the test told it, and what else engine tests need. */
final class Told implements Side {

    /** Never cancelled, never waits. */
    static final Job.Control CONTROL = new Job.Control() {
        @Override
        public void phase(Text name, long total) {}

        @Override
        public void done(long steps) {}

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean pause(long millis) {
            return true;
        }
    };

    private final Map<String, List<Reading>> readings = new LinkedHashMap<>();
    private final boolean live;
    private boolean read;

    Told(boolean live) {
        this.live = live;
    }

    Told() {
        this(false);
    }

    static Message message(String topic, String payload, long micros, boolean retained) {
        return new Message(
                0,
                micros,
                micros * 1_000,
                topic,
                payload.getBytes(UTF_8),
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                retained);
    }

    Told with(String topic, String payload) {
        return with(topic, new Reading(message(topic, payload, 0, false), false));
    }

    /** What is told of a topic: each time it is asked for the next reading, the last one for good. */
    Told with(String topic, Reading reading) {
        readings.computeIfAbsent(topic, _ -> new ArrayList<>()).add(reading);
        return this;
    }

    @Override
    public long size() {
        return readings.size();
    }

    @Override
    public boolean isLive() {
        return live;
    }

    @Override
    public @Nullable List<String> nextTopics() {
        if (read) {
            return null;
        }
        read = true;
        return List.copyOf(readings.keySet());
    }

    @Override
    public Map<String, Reading> read(List<String> topics) {
        Map<String, Reading> found = new HashMap<>();
        for (String topic : topics) {
            List<Reading> rest = readings.get(topic);
            if (rest != null) {
                found.put(topic, rest.size() > 1 ? rest.removeFirst() : rest.getFirst());
            }
        }
        return found;
    }

    @Override
    public List<String> unknown(List<String> topics) {
        return topics.stream().filter(topic -> !readings.containsKey(topic)).toList();
    }

    @Override
    public void close() {}
}
