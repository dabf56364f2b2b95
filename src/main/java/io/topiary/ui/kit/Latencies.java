package io.topiary.ui.kit;

import java.util.Arrays;

/** The last few thousand durations, for percentiles. Thread-safe. */
final class Latencies {

    private static final int KEPT = 4_096;

    private final long[] nanos = new long[KEPT];
    private int next;
    private int size;
    private long largest;

    /** Adds a duration in nanoseconds. */
    synchronized void add(long duration) {
        nanos[next] = duration;
        next = (next + 1) % KEPT;
        size = Math.min(size + 1, KEPT);
        largest = Math.max(largest, duration);
    }

    /** Forgets everything. */
    synchronized void reset() {
        next = 0;
        size = 0;
        largest = 0;
    }

    /** The duration, in milliseconds, that {@code share} (0 to 1) of those kept do not exceed; 0 if there is none. */
    double percentileMillis(double share) {
        long[] sorted;
        synchronized (this) {
            sorted = Arrays.copyOf(nanos, size);
        }
        if (sorted.length == 0) {
            return 0;
        }
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(0, rank - 1)] / 1e6;
    }

    /** The longest duration since the last reset, in milliseconds. */
    synchronized double maxMillis() {
        return largest / 1e6;
    }
}
