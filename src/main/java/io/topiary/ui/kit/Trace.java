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

    /**
     * The index of the point nearest to {@code moment}, the last of those at the same time; -1 if there is none. An
     * interruption counts as a point.
     */
    public int nearest(long moment) {
        if (micros.length == 0) {
            return NONE;
        }
        int after = indexFrom(moment);
        if (after == micros.length) {
            return after - 1;
        }
        boolean before = after > 0 && moment - micros[after - 1] < micros[after] - moment;
        return before ? after - 1 : lastLike(after);
    }

    private int lastLike(int at) {
        int last = at;
        while (last + 1 < micros.length && micros[last + 1] == micros[at]) {
            last++;
        }
        return last;
    }

    /** The index {@code points} points from the one nearest to {@code moment}, beyond others at the same time; any number. */
    long from(long moment, int points) {
        int nearest = nearest(moment);
        return points < 0 && nearest >= 0 ? (long) indexFrom(micros[nearest]) + points : (long) nearest + points;
    }

    /** The same line drawn as {@code newLook}. */
    Trace with(TraceLook newLook) {
        return new Trace(name, micros, values, newLook);
    }
}
