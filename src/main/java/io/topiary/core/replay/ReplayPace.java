package io.topiary.core.replay;

/**
 * How fast and how often. Immutable.
 *
 * @param speed recorded seconds in a second, {@value #SLOWEST} to {@value #FASTEST}, or {@link #UNPACED}
 * @param rounds how often from the beginning on, or {@link #ENDLESS}
 * @param longestPauseMicros pauses between two recorded messages are shortened to this, in microseconds of the recording,
 *     or {@link #WHOLE_PAUSES}
 * @param stopWhenLost whether to end when the connection is lost, rather than to go on when it is back
 */
public record ReplayPace(double speed, long rounds, long longestPauseMicros, boolean stopWhenLost) {

    /** The least speed. */
    public static final double SLOWEST = 0.1;

    /** The greatest speed that keeps the distances between messages. */
    public static final double FASTEST = 100;

    /** As fast as possible, whatever the recorded times. */
    public static final double UNPACED = Double.POSITIVE_INFINITY;

    /** Until somebody ends it. */
    public static final long ENDLESS = 0;

    /** Pauses are as long as they were. */
    public static final long WHOLE_PAUSES = Long.MAX_VALUE;

    /** As it was recorded, once. */
    public static final ReplayPace AS_RECORDED = new ReplayPace(1, 1, WHOLE_PAUSES, false);

    /** Whether {@code speed} is one. */
    public static boolean isSpeed(double speed) {
        return speed == UNPACED || (speed >= SLOWEST && speed <= FASTEST);
    }

    /** Whether there are distances to keep. */
    boolean isPaced() {
        return speed != UNPACED;
    }
}
