package io.topiary.ui.shape;

import io.topiary.core.message.TopicFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Whose payloads are looked at: those of a topic, or of all that differ from it in one level only. Immutable. */
final class Scopes {

    private static final int MOST_LEVELS = 12;

    private Scopes() {}

    /** The topic, then the filters of its siblings: each of its levels in turn may be anything. */
    static List<String> of(String topic) {
        List<String> scopes = new ArrayList<>();
        scopes.add(topic);
        String[] levels = topic.split("/", -1);
        if (levels.length > MOST_LEVELS) {
            return scopes;
        }
        for (int i = levels.length - 1; i >= 0; i--) {
            String name = levels[i];
            levels[i] = "+";
            scopes.add(String.join("/", levels));
            levels[i] = name;
        }
        return scopes;
    }

    /** Whether a topic is meant by {@code scope}, one of those of {@code topic}. */
    static Predicate<String> meant(String topic, String scope) {
        return scope.equals(topic) ? topic::equals : TopicFilter.of(scope)::matches;
    }
}
