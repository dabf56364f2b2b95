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

    /** The range of the values that are seen of {@code data}: from 0 on, so that heights can be compared. */
    static double[] range(PlotData data) {
        double lowest = 0;
        double highest = 0;
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
        return new double[] {lowest, highest > lowest ? highest : lowest + 1};
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
