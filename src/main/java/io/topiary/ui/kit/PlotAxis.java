package io.topiary.ui.kit;

import io.topiary.ui.kit.TraceLook.Side;

/**
 * The values along one side of a plot. Immutable.
 *
 * @param lowest value at the lower edge
 * @param highest value at the upper edge, higher than that
 * @param step how far marks are apart
 * @param unit what values are measured in, may be empty
 */
record PlotAxis(double lowest, double highest, double step, String unit) {

    private static final double ROOM = 0.05;
    /** Between numbers closer than this many times their distance from the next ones there is nothing to mark. */
    private static final int LEAST_ULPS = 16;

    /**
     * The axis of those lines of {@code data} that belong to {@code side}.
     *
     * @param most how many marks there is room for
     */
    static PlotAxis of(PlotData data, Side side, int most) {
        double[] range = range(data, side);
        double width = range[1] - range[0];
        double step = width < Double.POSITIVE_INFINITY
                ? Ticks.step(width, most)
                : 2 * Ticks.step(range[1] / 2 - range[0] / 2, most);
        double highest = data.fromZero() ? Math.ceil(range[1] / step) * step : range[1];
        return new PlotAxis(range[0], Math.min(Double.MAX_VALUE, highest), step, data.unit(side));
    }

    /** The range of the values that are seen of {@code data}, with some room around where it does not begin at 0. */
    static double[] range(PlotData data, Side side) {
        double lowest = data.fromZero() ? 0 : Double.POSITIVE_INFINITY;
        double highest = data.fromZero() ? 0 : Double.NEGATIVE_INFINITY;
        for (Trace trace : data.traces()) {
            int begin = trace.look().side() == side ? Math.max(0, trace.indexFrom(data.fromMicros()) - 1) : 0;
            int end = trace.look().side() == side ? Math.min(trace.size(), trace.indexFrom(data.toMicros()) + 1) : 0;
            for (int i = begin; i < end; i++) {
                double value = trace.values()[i];
                // NaN is neither
                lowest = value < lowest ? value : lowest;
                highest = value > highest ? value : highest;
            }
        }
        return data.fromZero()
                ? new double[] {lowest, highest > lowest ? highest : lowest + 1}
                : around(lowest, highest);
    }

    private static double[] around(double lowest, double highest) {
        if (lowest > highest) {
            return new double[] {0, 1};
        }
        // a value that never changes runs through the middle; next to very large ones 1 would be nothing
        double size = Math.max(Math.abs(lowest), Math.abs(highest));
        double room = highest > lowest ? ROOM * highest - ROOM * lowest : Math.max(1, ROOM * size);
        double wide = Math.max(room, LEAST_ULPS * Math.min(Double.MAX_VALUE / LEAST_ULPS, Math.ulp(size)));
        return new double[] {Math.max(-Double.MAX_VALUE, lowest - wide), Math.min(Double.MAX_VALUE, highest + wide)};
    }

    /** How far below the upper edge {@code value} is, 0 to 1 where it is seen. */
    double share(double value) {
        // the distance of the largest numbers is none any more
        return (highest / 2 - value / 2) / (highest / 2 - lowest / 2);
    }

    /** What is written at {@code mark}. */
    String text(double mark, PlotWords words) {
        String number = words.mark(mark, step);
        return unit.isEmpty() ? number : number + " " + unit;
    }

    /** The marks. */
    double[] marks() {
        return Ticks.marks(lowest, highest, step);
    }
}
