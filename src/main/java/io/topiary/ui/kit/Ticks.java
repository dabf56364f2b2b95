package io.topiary.ui.kit;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Where an axis has its marks: at round numbers, at round times. */
final class Ticks {

    /** Seconds between two marks on an axis of time. */
    private static final int[] SECONDS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400
    };

    private static final long SECOND = 1_000_000;
    private static final int MOST_MARKS = 100;

    private Ticks() {}

    /** The distance of marks, 1, 2 or 5 times a power of ten, such that {@code range} has at most {@code most} of them. */
    static double step(double range, int most) {
        if (!(range > 0)) {
            return 1;
        }
        double rough = range / Math.max(1, most);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double times = rough / power;
        double step = power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
        // the smallest of all numbers have no tenth, the largest no double
        return step > 0 && step < Double.POSITIVE_INFINITY ? step : rough > 0 ? rough : range;
    }

    /** The marks from {@code lowest} to {@code highest}, no more than {@value #MOST_MARKS} whatever these are. */
    static double[] marks(double lowest, double highest, double step) {
        double[] marks = new double[MOST_MARKS];
        int count = 0;
        double first = Math.ceil(lowest / step);
        double end = Math.min(Double.MAX_VALUE, highest + step * 1e-6);
        for (int i = 0; i < MOST_MARKS && (first + i) * step <= end; i++) {
            // 0 without a sign
            double mark = (first + i) * step + 0.0;
            if (mark >= lowest && (count == 0 || mark > marks[count - 1])) {
                marks[count++] = mark;
            }
        }
        return Arrays.copyOf(marks, count);
    }

    /** The distance of marks on an axis of {@code range} microseconds, in microseconds. */
    static long timeStep(long range, int most) {
        int marks = Math.max(1, most);
        if (range < SECOND * marks) {
            double step = step((double) range, marks);
            return step < SECOND ? Math.max(1, Math.round(step)) : SECOND;
        }
        for (int seconds : SECONDS) {
            long step = TimeUnit.SECONDS.toMicros(seconds);
            if (range / step <= marks) {
                return step;
            }
        }
        long day = TimeUnit.DAYS.toMicros(1);
        return day * Math.max(1, Math.ceilDiv(range / day, marks));
    }

    /** The first mark at {@code from} or later. */
    static long firstTime(long from, long step) {
        return Math.ceilDiv(from, step) * step;
    }
}
