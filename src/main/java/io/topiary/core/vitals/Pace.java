package io.topiary.core.vitals;

import java.util.Arrays;

/**
 * What the newest intervals of a topic say, in nanoseconds; all 0 as long as there is none.
 *
 * <p>The intervals are regular when nineteen of twenty of them are between two thirds of their median and one and a half
 * times as long. That is asked about all of them (at least five), else about the newest twenty, which may have one that
 * is not, else about the newest five, so that a period that has changed is learned after five intervals.
 *
 * @param median half of the intervals are longer
 * @param p95 one of twenty is longer
 * @param period what the topic keeps, 0 if it keeps none
 * @param expected how long the next message may take: the period; without one the longest of at least twenty intervals,
 *     if it is no more than twenty times the median; 0 if neither is known, as for messages that come in bursts
 */
record Pace(double median, double p95, double period, double expected) {

    private static final Pace UNKNOWN = new Pace(0, 0, 0, 0);
    private static final int LEAST = 5;
    private static final int MANY = 20;
    private static final double SPREAD = 1.5;
    private static final double BURST = 20;
    /** What is this near is told exactly; intervals in one byte are wrong by a sixteenth. */
    private static final double NEAR = 0.125;

    /**
     * The pace of {@code newestFirst}, interval codes.
     *
     * @param typical a smooth, exact mean of intervals that are near each other
     */
    static Pace of(byte[] newestFirst, double typical) {
        int count = newestFirst.length;
        if (count == 0) {
            return UNKNOWN;
        }
        Sorted all = Sorted.of(newestFirst, count);
        double period = 0;
        if (count >= LEAST && all.isRegular()) {
            period = all.median();
        } else if (count > MANY && Sorted.of(newestFirst, MANY).isRegular()) {
            period = Sorted.of(newestFirst, MANY).median();
        } else if (count > LEAST && Sorted.of(newestFirst, LEAST).isRegular()) {
            period = Sorted.of(newestFirst, LEAST).median();
        }
        double longest = all.at(count - 1);
        double expected = period > 0 ? period : count >= MANY && longest <= BURST * all.median() ? longest : 0;
        return new Pace(
                exact(all.median(), typical), all.p95(), exact(period, typical), exact(expected, typical));
    }

    private static double exact(double decoded, double typical) {
        return Math.abs(decoded - typical) < NEAR * decoded ? typical : decoded;
    }

    /** Interval codes in ascending order. */
    private record Sorted(int[] codes) {

        static Sorted of(byte[] newestFirst, int count) {
            int[] codes = new int[count];
            for (int i = 0; i < count; i++) {
                codes[i] = newestFirst[i] & 0xFF;
            }
            Arrays.sort(codes);
            return new Sorted(codes);
        }

        double at(int rank) {
            return IntervalCode.decode(codes[rank]);
        }

        double median() {
            return at((codes.length + 1) / 2 - 1);
        }

        private int outliers() {
            return codes.length - (codes.length * 19 + 19) / 20;
        }

        double p95() {
            return at(codes.length - 1 - outliers());
        }

        boolean isRegular() {
            return p95() <= SPREAD * median() && at(outliers()) * SPREAD >= median();
        }
    }
}
