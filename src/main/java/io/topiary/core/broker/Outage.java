package io.topiary.core.broker;

/**
 * A time in which nothing could arrive.
 *
 * @param fromMicros when the link was lost, in microseconds since 1970-01-01T00:00:00Z
 * @param toMicros when it was there again, {@link Long#MAX_VALUE} until then
 */
public record Outage(long fromMicros, long toMicros) {

    /** Whether a part of it lies between the moments {@code fromMicros} and {@code toMicros}. */
    boolean liesBetween(long from, long to) {
        return fromMicros < to && toMicros > from;
    }
}
