package io.topiary.ui.chart;

import java.nio.charset.StandardCharsets;

/**
 * The points of one value as of one moment, in the order of their times. Nobody changes it.
 *
 * @param micros when, in microseconds since 1970-01-01T00:00:00Z
 * @param values how much, NaN where the line is interrupted
 * @param starts where the text of a value begins in {@code pool}
 * @param lengths how long that text is in bytes, negative for an interruption
 * @param pool the values as they were sent, in UTF-8
 * @param cut whether older points were left out because there are so many
 */
record ChartLine(long[] micros, double[] values, int[] starts, byte[] lengths, byte[] pool, boolean cut) {

    /** No point. */
    static final ChartLine NONE =
            new ChartLine(new long[0], new double[0], new int[0], new byte[0], new byte[0], false);

    int size() {
        return micros.length;
    }

    /** The index of the first point that is none of an interruption, {@link #size()} if there is none. */
    int first() {
        int index = 0;
        while (index < size() && isInterruption(index)) {
            index++;
        }
        return index;
    }

    boolean isInterruption(int index) {
        return lengths[index] < 0;
    }

    /** The value number {@code index} as it was sent; empty for an interruption. */
    String text(int index) {
        return isInterruption(index) ? "" : new String(pool, starts[index], lengths[index], StandardCharsets.UTF_8);
    }

    /** The index of the first point at {@code moment} or later. */
    int indexFrom(long moment) {
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
}
