package io.topiary.core.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which topics a recording had at some instant, and the numbers of their newest messages then. Immutable. */
public final class RecordedTopics {

    private final Map<String, Long> newest = new HashMap<>();
    private final List<String> names;

    RecordedTopics(Map<Long, String> topics, TopicState state) {
        topics.forEach((id, name) -> {
            long message = state.get(id);
            if (message > 0) {
                newest.put(name, message);
            }
        });
        // whoever reads them in this order goes through the file once
        this.names = newest.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The topics, in the order of their newest messages. */
    public List<String> names() {
        return names;
    }

    /** Number of the newest message on {@code topic}, 0 if there was none. */
    public long newest(String topic) {
        return newest.getOrDefault(topic, 0L);
    }
}
