package io.topiary.core.health;

import io.topiary.core.vitals.Silence;
import java.util.Comparator;

/**
 * A topic that has been silent for too long.
 *
 * @param path the topic
 * @param silence since when, and what was expected
 * @param lastMicros wall-clock time of its newest message in microseconds since 1970-01-01T00:00:00Z
 */
public record SilentTopic(String path, Silence silence, long lastMicros) {

    /** What is overdue by the most periods first. */
    static final Comparator<SilentTopic> MOST_OVERDUE_FIRST = Comparator.comparingDouble(
                    (SilentTopic topic) -> topic.silence().periods())
            .reversed()
            .thenComparing(SilentTopic::path);
}
