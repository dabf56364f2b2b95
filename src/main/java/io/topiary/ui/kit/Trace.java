package io.topiary.ui.kit;

/**
 * One line of a plot.
 *
 * @param name what it shows
 * @param micros when, in microseconds since 1970-01-01T00:00:00Z, never decreasing
 * @param values how much, as many as there are times; NaN interrupts the line
 * @param look how it is drawn
 */
public record Trace(String name, long[] micros, double[] values, TraceLook look) {

    private static final int NONE = -1;

    /** A line that looks like the first one. */
    public Trace(String name, long[] micros, double[] values) {
        this(name, micros, values, TraceLook.of(0));
    }

    /** How many points it has. */
    public int size() {
        return micros.length;
    }

    /** The index of the first point at {@code moment} or later, {@link #size()} if all are before. */
    public int indexFrom(long moment) {
        int low = 0;
        int high = micros.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (micros[middle] < moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The index of the point nearest to {@code moment}, -1 if there is none. An interruption counts as a point. */
    public int nearest(long moment) {
        if (micros.length == 0) {
            return NONE;
        }
        int after = indexFrom(moment);
        if (after == micros.length) {
            return after - 1;
        }
        return after > 0 && moment - micros[after - 1] < micros[after] - moment ? after - 1 : after;
    }

    /** The same line drawn as {@code newLook}. */
    Trace with(TraceLook newLook) {
        return new Trace(name, micros, values, newLook);
    }
}
