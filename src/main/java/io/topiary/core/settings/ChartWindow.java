package io.topiary.core.settings;

/**
 * The time that a chart shows: the last while of it, all of it, or a fixed part. Immutable.
 *
 * @param spanMicros how long before now it begins, in microseconds; 0 for everything there is. What a fixed one goes back to
 * @param fromMicros where a fixed one begins, in microseconds since 1970-01-01T00:00:00Z
 * @param toMicros where a fixed one ends, {@link Long#MAX_VALUE} for now; not after its beginning for one that is not fixed
 */
public record ChartWindow(long spanMicros, long fromMicros, long toMicros) {

    /** Everything there is. */
    public static final ChartWindow ALL = new ChartWindow(0, 0, 0);

    public ChartWindow {
        if (spanMicros < 0) {
            throw new IllegalArgumentException("a window of " + spanMicros);
        }
    }

    /** The last {@code micros} microseconds. */
    public static ChartWindow last(long micros) {
        return new ChartWindow(micros, 0, 0);
    }

    /** Whether it begins at a certain time. */
    public boolean isFixed() {
        return toMicros > fromMicros;
    }

    /** Whether it begins at a certain time and ends now. */
    public boolean isOpen() {
        return isFixed() && toMicros == Long.MAX_VALUE;
    }

    /** The part from {@code from} to {@code to}, which remembers what it goes back to. */
    public ChartWindow fixed(long from, long to) {
        return new ChartWindow(spanMicros, from, to);
    }

    /** What comes from {@code from} on, which remembers what it goes back to. */
    public ChartWindow since(long from) {
        return fixed(from, Long.MAX_VALUE);
    }

    /** The one that was shown before it was fixed. */
    public ChartWindow released() {
        return new ChartWindow(spanMicros, 0, 0);
    }
}
