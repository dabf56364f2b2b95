package io.topiary.ui.kit;

/**
 * Where on a plot a moment and a value are, in pixels.
 *
 * @param data what is shown
 * @param left the left edge of the drawing
 * @param width its width, at least 1
 * @param top its upper edge
 * @param height its height
 * @param lowest value at its lower edge
 * @param highest value at its upper edge, higher than that
 */
record PlotScale(PlotData data, double left, double width, double top, double height, double lowest, double highest) {

    private static final double ROOM = 0.05;

    /** The range of the values that are seen of {@code data}, with some room around where it does not begin at 0. */
    static double[] range(PlotData data) {
        double lowest = data.fromZero() ? 0 : Double.POSITIVE_INFINITY;
        double highest = data.fromZero() ? 0 : Double.NEGATIVE_INFINITY;
        for (Trace trace : data.traces()) {
            int end = Math.min(trace.size(), trace.indexFrom(data.toMicros()) + 1);
            for (int i = Math.max(0, trace.indexFrom(data.fromMicros()) - 1); i < end; i++) {
                double value = trace.values()[i];
                if (!Double.isNaN(value)) {
                    lowest = Math.min(lowest, value);
                    highest = Math.max(highest, value);
                }
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
        double room = highest > lowest ? ROOM * (highest - lowest) : Math.max(1, ROOM * Math.abs(highest));
        return new double[] {lowest - room, highest + room};
    }

    double x(long micros) {
        return left + width * (micros - data.fromMicros()) / (data.toMicros() - data.fromMicros());
    }

    double y(double value) {
        return top + height * (highest - value) / (highest - lowest);
    }

    /** The moment at {@code x}. */
    long micros(double x) {
        double share = Math.clamp((x - left) / width, 0, 1);
        return data.fromMicros() + Math.round(share * (data.toMicros() - data.fromMicros()));
    }
}
