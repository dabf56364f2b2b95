package io.topiary.ui.kit;

/**
 * Where on a plot a moment and a value are, in pixels.
 *
 * @param data what is shown
 * @param left the left edge of the drawing
 * @param width its width, at least 1
 * @param top its upper edge
 * @param height its height
 * @param first the values at its left
 * @param second those at its right
 */
record PlotScale(PlotData data, double left, double width, double top, double height, PlotAxis first, PlotAxis second) {

    double x(long micros) {
        return left + width * (micros - data.fromMicros()) / (data.toMicros() - data.fromMicros());
    }

    /** Where {@code value} of a line on the {@code second} axis, or on the first, is. */
    double y(double value, boolean onSecond) {
        return top + height * (onSecond ? second : first).share(value);
    }

    /** The moment at {@code x}. */
    long micros(double x) {
        double share = Math.clamp((x - left) / width, 0, 1);
        return data.fromMicros() + Math.round(share * (data.toMicros() - data.fromMicros()));
    }

    /** How long a pixel lasts, in microseconds. */
    double microsPerPixel() {
        return (data.toMicros() - data.fromMicros()) / width;
    }

    /** The same, {@code x} pixels further right. */
    PlotScale movedBy(double x) {
        return new PlotScale(data, left + x, width, top, height, first, second);
    }
}
