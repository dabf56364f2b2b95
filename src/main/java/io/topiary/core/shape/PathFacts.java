package io.topiary.core.shape;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was seen at one place of payloads. Immutable.
 *
 * @param pointer the place as a JSON Pointer (RFC 6901), with {@code *} for each item of an array; empty for the whole
 * @param kinds what was there, by kind, in the order of {@link JsonKind}
 * @param present messages in which something was there
 * @param least the least number as it was sent, empty if there was none
 * @param greatest the greatest number as it was sent, empty if there was none
 * @param whole whether there were numbers, all of them integers
 * @param shortest length of the shortest string in code points; of no meaning if {@code longest} is negative
 * @param longest length of the longest string in code points, -1 if there was none
 * @param values how often which number, string or truth value was there; empty if there were too many or too long ones
 */
public record PathFacts(
        String pointer,
        Map<JsonKind, Span> kinds,
        long present,
        String least,
        String greatest,
        boolean whole,
        int shortest,
        int longest,
        Map<String, Long> values) {

    public PathFacts {
        kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
        values = Map.copyOf(values);
    }

    /**
     * How often something was seen and when; times in microseconds since 1970-01-01T00:00:00Z.
     *
     * @param count how often
     * @param firstMicros the first time
     * @param lastMicros the last time
     */
    public record Span(long count, long firstMicros, long lastMicros) {}

    /** How many values there were, items of an array each. */
    public long count() {
        return kinds.values().stream().mapToLong(Span::count).sum();
    }

    /** The share of them that was null, 0 to 1. */
    public double nullRate() {
        Span nulls = kinds.get(JsonKind.NULL);
        return nulls == null ? 0 : (double) nulls.count() / count();
    }

    /** When something was there first. */
    public long firstMicros() {
        return kinds.values().stream().mapToLong(Span::firstMicros).min().orElse(0);
    }

    /** When something was there last. */
    public long lastMicros() {
        return kinds.values().stream().mapToLong(Span::lastMicros).max().orElse(0);
    }
}
