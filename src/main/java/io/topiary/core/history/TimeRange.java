package io.topiary.core.history;

/**
 * A part of the time, in microseconds since 1970-01-01T00:00:00Z. Immutable.
 *
 * @param fromMicros its beginning
 * @param toMicros its end, which is no longer part of it
 */
public record TimeRange(long fromMicros, long toMicros) {

    /** All of the time. */
    public static final TimeRange EVER = new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE);

    /** From {@code micros} on. */
    public static TimeRange since(long micros) {
        return new TimeRange(micros, Long.MAX_VALUE);
    }

    /** Whether it is all of the time. */
    public boolean isEver() {
        return equals(EVER);
    }

    /** Whether {@code micros} is part of it. */
    public boolean has(long micros) {
        return micros >= fromMicros && micros < toMicros;
    }
}
