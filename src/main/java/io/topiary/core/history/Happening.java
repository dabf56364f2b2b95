package io.topiary.core.history;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened beside the messages, on its way into a recording. Immutable.
 *
 * @param micros when, in microseconds since 1970-01-01T00:00:00Z
 * @param kind one of the kinds that {@link RecordedEvent} names
 * @param text what to tell about it, or null
 */
public record Happening(long micros, String kind, @Nullable String text) {}
