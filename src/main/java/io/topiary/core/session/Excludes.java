package io.topiary.core.session;

import io.topiary.core.message.TopicFilter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which topics are left out although a subscription brings them. What was found out about a topic is remembered, so that
 * a flood costs one hash look-up a message. Any thread may set it, only the pump may ask.
 */
final class Excludes {

    /** More topics than this are forgotten and found out again. */
    private static final int MOST_REMEMBERED = 100_000;

    private final Map<String, Boolean> known = new HashMap<>();
    private List<TopicFilter> knownFor = List.of();
    private volatile List<TopicFilter> filters = List.of();

    /** Leaves out what {@code newFilters} match from now on. */
    void set(List<TopicFilter> newFilters) {
        filters = List.copyOf(newFilters);
    }

    /** Whether messages on {@code topic} are left out. */
    boolean match(String topic) {
        List<TopicFilter> now = filters;
        if (now.isEmpty()) {
            return false;
        }
        if (!now.equals(knownFor)) {
            knownFor = now;
            known.clear();
        }
        Boolean answer = known.get(topic);
        if (answer != null) {
            return answer;
        }
        boolean matches = now.stream().anyMatch(filter -> filter.matches(topic));
        if (known.size() >= MOST_REMEMBERED) {
            known.clear();
        }
        known.put(topic, matches);
        return matches;
    }
}
