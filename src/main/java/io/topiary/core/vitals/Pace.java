package io.topiary.core.vitals;

import java.util.Arrays;

/**
 * What the newest intervals of a topic say, in nanoseconds; all 0 as long as there is none.
 *
 * <p>Intervals are regular when nineteen of twenty of them are between two thirds of their median and one and a half times
 * as long, there are at least five, and they fill ten seconds or all there is room for: a burst is no period. That is
 * asked about all of them, else about the newest twenty, which may have one that is not; else a period that has changed is
 * looked for: at least five like each other after others that were regular too.
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
    private static final double SPAN = 10e9;
    private static final double SPREAD = 1.5;
    private static final double BURST = 20;

    /**
     * The pace of {@code newestFirst}, interval codes.
     *
     * @param typical a smooth mean of intervals that are near each other; more exact than the codes if all are
     */
    static Pace of(byte[] newestFirst, double typical) {
        int count = newestFirst.length;
        if (count == 0) {
            return UNKNOWN;
        }
        Sorted all = Sorted.of(newestFirst, 0, count);
        double period = period(newestFirst, all, typical);
        double longest = all.at(count - 1);
        double expected = period > 0 ? period : count >= MANY && longest <= BURST * all.median() ? longest : 0;
        return new Pace(all.median(typical), all.p95(), period, expected);
    }

    private static double period(byte[] newestFirst, Sorted all, double typical) {
        int count = newestFirst.length;
        if (count < LEAST) {
            return 0;
        }
        if (all.isRegular() && (all.lasts() || count == LifeSigns.INTERVALS)) {
            return all.median(typical);
        }
        Sorted newest = Sorted.of(newestFirst, 0, Math.min(MANY, count));
        if (newest.isRegular() && newest.lasts()) {
            return newest.median(typical);
        }
        int alike = alike(newestFirst);
        if (alike < LEAST) {
            return 0;
        }
        Sorted now = Sorted.of(newestFirst, 0, alike);
        boolean changed =
                count - alike < LEAST || Sorted.of(newestFirst, alike, count).isRegular();
        return changed && now.lasts() ? now.median(typical) : 0;
    }

    /** How many of the newest are like the newest few. */
    private static int alike(byte[] newestFirst) {
        double median = Sorted.of(newestFirst, 0, LEAST).median();
        int alike = 0;
        while (alike < newestFirst.length) {
            double interval = IntervalCode.decode(newestFirst[alike] & 0xFF);
            if (interval > SPREAD * median || interval * SPREAD < median) {
                break;
            }
            alike++;
        }
        return alike;
    }

    /** Interval codes in ascending order. */
    private record Sorted(int[] codes) {

        static Sorted of(byte[] newestFirst, int from, int to) {
            int[] codes = new int[to - from];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = newestFirst[from + i] & 0xFF;
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

        /** More exact if {@code typical} is a mean of these. */
        double median(double typical) {
            double median = median();
            int step = IntervalCode.encode((long) typical) & 0xFF;
            boolean tight = codes[codes.length - 1 - outliers()] - codes[outliers()] <= 1;
            return tight && step >= codes[outliers()] && step <= codes[codes.length - 1 - outliers()]
                    ? typical
                    : median;
        }

        double p95() {
            return at(codes.length - 1 - outliers());
        }

        boolean isRegular() {
            return p95() <= SPREAD * median() && at(outliers()) * SPREAD >= median();
        }

        boolean lasts() {
            return codes.length * median() >= SPAN;
        }

        private int outliers() {
            return codes.length - (codes.length * 19 + 19) / 20;
        }
    }
}
