package io.topiary.core.vitals;

/**
 * Intervals in one byte each: eight steps to every doubling, from 131 µs to six days, so that what is read back is wrong
 * by a sixteenth at most. Shorter and longer ones count as the shortest and the longest.
 */
final class IntervalCode {

    private static final int SHORTEST_EXPONENT = 17;
    private static final int STEP_BITS = 3;
    private static final int STEPS = 1 << STEP_BITS;
    private static final int LAST = 255;

    private IntervalCode() {}

    static byte encode(long nanos) {
        int exponent = 63 - Long.numberOfLeadingZeros(nanos | 1);
        if (exponent < SHORTEST_EXPONENT) {
            return 0;
        }
        int step = (int) (nanos >>> (exponent - STEP_BITS)) & (STEPS - 1);
        return (byte) Math.min(LAST, ((exponent - SHORTEST_EXPONENT) << STEP_BITS) | step);
    }

    /** The middle of what {@code code}, 0 to 255, stands for, in nanoseconds. */
    static double decode(int code) {
        int exponent = SHORTEST_EXPONENT + (code >> STEP_BITS);
        return (STEPS + (code & (STEPS - 1)) + 0.5) * (1L << (exponent - STEP_BITS));
    }
}
