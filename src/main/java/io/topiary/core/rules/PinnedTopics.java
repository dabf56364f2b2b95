package io.topiary.core.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The topics that rules pinned, in the order of their first message; bounded. Any thread. */
final class PinnedTopics {

    static final int MOST = 200;

    private final Set<String> topics = new LinkedHashSet<>();
    private volatile List<String> snapshot = List.of();

    /** Pins {@code topic}, unless there are too many. @return whether that is new */
    synchronized boolean add(String topic) {
        if (topics.size() >= MOST || !topics.add(topic)) {
            return false;
        }
        snapshot = List.copyOf(topics);
        return true;
    }

    /** Forgets all. */
    synchronized void clear() {
        topics.clear();
        snapshot = List.of();
    }

    List<String> topics() {
        return new ArrayList<>(snapshot);
    }
}
