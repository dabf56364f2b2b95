package io.topiary.ui.kit;

import java.util.Arrays;

/**
 * Thins out a line so that it looks the same: of all points that fall into one column of pixels it keeps the first, the
 * lowest, the highest and the last (U. Jugel et al., "M4: A Visualization-Oriented Time Series Data Aggregation", VLDB
 * 2014). Interruptions stay. Takes one pass and no more memory than the result.
 */
public final class Decimation {

    private static final int PER_COLUMN = 4;

    private final Trace trace;
    private final long from;
    private final double perMicro;
    private final int[] kept;
    private int count;
    private int first;
    private int lowest;
    private int highest;
    private int last;

    private Decimation(Trace trace, long from, long to, int columns, int most) {
        this.trace = trace;
        this.from = from;
        this.perMicro = (double) columns / (to - from);
        this.kept = new int[most];
    }

    /**
     * The points of {@code trace} that are needed to draw what lies between {@code from} and {@code to}, with one before
     * and one after.
     *
     * @param columns width of the drawing in pixels, at least 1
     */
    public static Trace of(Trace trace, long from, long to, int columns) {
        int begin = Math.max(0, trace.indexFrom(from) - 1);
        int end = Math.min(trace.size(), trace.indexFrom(to) + 1);
        if (end - begin <= PER_COLUMN * columns) {
            return new Trace(
                    trace.name(),
                    Arrays.copyOfRange(trace.micros(), begin, end),
                    Arrays.copyOfRange(trace.values(), begin, end),
                    trace.look());
        }
        // two columns outside, and every interruption may be a point of its own
        Decimation decimation = new Decimation(trace, from, to, columns, end - begin);
        decimation.run(begin, end);
        return decimation.result();
    }

    private void run(int begin, int end) {
        long column = Long.MIN_VALUE;
        first = -1;
        for (int i = begin; i < end; i++) {
            double value = trace.values()[i];
            long at = (long) Math.floor((trace.micros()[i] - from) * perMicro);
            if (Double.isNaN(value)) {
                flush();
                if (count == 0 || !Double.isNaN(trace.values()[kept[count - 1]])) {
                    kept[count++] = i;
                }
            } else if (first < 0 || at != column) {
                flush();
                column = at;
                first = i;
                lowest = i;
                highest = i;
                last = i;
            } else {
                lowest = value < trace.values()[lowest] ? i : lowest;
                highest = value > trace.values()[highest] ? i : highest;
                last = i;
            }
        }
        flush();
    }

    private void flush() {
        if (first < 0) {
            return;
        }
        keep(first);
        keep(Math.min(lowest, highest));
        keep(Math.max(lowest, highest));
        keep(last);
        first = -1;
    }

    private void keep(int index) {
        if (count == 0 || kept[count - 1] != index) {
            kept[count++] = index;
        }
    }

    private Trace result() {
        long[] micros = new long[count];
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            micros[i] = trace.micros()[kept[i]];
            values[i] = trace.values()[kept[i]];
        }
        return new Trace(trace.name(), micros, values, trace.look());
    }
}
