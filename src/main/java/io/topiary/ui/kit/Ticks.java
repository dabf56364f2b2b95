package io.topiary.ui.kit;

import java.util.concurrent.TimeUnit;

/** Where an axis has its marks: at round numbers, at round times. */
final class Ticks {

    /** Seconds between two marks on an axis of time. */
    private static final int[] SECONDS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 86_400
    };

    private Ticks() {}

    /** The distance of marks, 1, 2 or 5 times a power of ten, such that {@code range} has at most {@code most} of them. */
    static double step(double range, int most) {
        if (!(range > 0)) {
            return 1;
        }
        double rough = range / Math.max(1, most);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double times = rough / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }

    /** The distance of marks on an axis of {@code range} microseconds, in microseconds. */
    static long timeStep(long range, int most) {
        for (int seconds : SECONDS) {
            long step = TimeUnit.SECONDS.toMicros(seconds);
            if (range / step <= Math.max(1, most)) {
                return step;
            }
        }
        return TimeUnit.DAYS.toMicros(1) * Math.max(1, range / TimeUnit.DAYS.toMicros(1) / Math.max(1, most));
    }

    /** The first mark at {@code from} or later. */
    static long firstTime(long from, long step) {
        return Math.ceilDiv(from, step) * step;
    }
}
