package io.topiary.ui.kit;

import io.topiary.ui.kit.TraceLook.Side;

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

    /** How high the strip for switches is, and how far above the lower edge. */
    private static final double STRIP = 0.12;

    private static final double STRIP_EDGE = 0.02;

    double x(long micros) {
        return left + width * (micros - data.fromMicros()) / (data.toMicros() - data.fromMicros());
    }

    /** Where {@code value} of a line that belongs to {@code side} is. */
    double y(double value, Side side) {
        return switch (side) {
            case LEFT -> top + height * first.share(value);
            case RIGHT -> top + height * second.share(value);
            case STRIP -> top + height * (1 - STRIP_EDGE - STRIP * value);
        };
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
