package io.topiary.core.vitals;

/** Counts in one byte each: exact below 32, beyond that wrong by 3 % at most, and never more than half a million. */
final class CountCode {

    private static final int STEP_BITS = 4;
    private static final int STEPS = 1 << STEP_BITS;
    private static final int LAST = 255;

    private CountCode() {}

    static byte encode(int count) {
        if (count < STEPS) {
            return (byte) count;
        }
        int exponent = 31 - Integer.numberOfLeadingZeros(count);
        int step = (count >>> (exponent - STEP_BITS)) & (STEPS - 1);
        return (byte) Math.min(LAST, ((exponent - STEP_BITS + 1) << STEP_BITS) | step);
    }

    static int decode(byte code) {
        int exponent = (code & LAST) >> STEP_BITS;
        int step = code & (STEPS - 1);
        return exponent == 0 ? step : ((STEPS + step) << (exponent - 1)) + ((1 << (exponent - 1)) >> 1);
    }
}
