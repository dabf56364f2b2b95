package io.topiary.core.session;

import io.topiary.core.compare.Reading;
import io.topiary.core.compare.Side;
import io.topiary.core.work.Job;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The topics of a session as they were once, held in memory: for what is to be compared later without a recording. The
 * messages are shared with the session, not copied. Immutable.
 */
public final class HeldTopics {

    private static final int SLICE = 2_000;

    private final Map<String, Reading> readings;

    private HeldTopics(Map<String, Reading> readings) {
        this.readings = Map.copyOf(readings);
    }

    /** Takes down the topics of {@code model}, slice by slice; blocks. */
    public static HeldTopics of(Model model, Job.Control control) {
        Map<String, Reading> readings = new HashMap<>();
        LiveSide side = new LiveSide(model);
        List<String> topics = side.nextTopics();
        while (topics != null && !control.isCancelled()) {
            readings.putAll(side.read(topics));
            topics = side.nextTopics();
        }
        return new HeldTopics(readings);
    }

    /** A look at them. */
    public Side side() {
        return new Held(readings);
    }

    private static final class Held implements Side {

        private final Map<String, Reading> readings;
        private final List<String> topics;
        private int next;

        Held(Map<String, Reading> readings) {
            this.readings = readings;
            this.topics = List.copyOf(readings.keySet());
        }

        @Override
        public long size() {
            return topics.size();
        }

        @Override
        public boolean isLive() {
            return false;
        }

        @Override
        public @Nullable List<String> nextTopics() {
            if (next >= topics.size()) {
                return null;
            }
            int from = next;
            next = Math.min(topics.size(), from + SLICE);
            return topics.subList(from, next);
        }

        @Override
        public Map<String, Reading> read(List<String> wanted) {
            Map<String, Reading> found = new HashMap<>();
            for (String topic : wanted) {
                Reading reading = readings.get(topic);
                if (reading != null) {
                    found.put(topic, reading);
                }
            }
            return found;
        }

        @Override
        public List<String> unknown(List<String> wanted) {
            return wanted.stream().filter(topic -> !readings.containsKey(topic)).toList();
        }

        @Override
        public void close() {
            // shared with whoever holds them
        }
    }
}
