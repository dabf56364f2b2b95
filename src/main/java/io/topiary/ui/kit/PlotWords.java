package io.topiary.ui.kit;

/** How a plot writes numbers and times. */
public interface PlotWords {

    /** {@code value} in a few characters, with its unit. */
    String value(double value);

    /** The time of day at {@code micros} since 1970-01-01T00:00:00Z, with its seconds or without. */
    String time(long micros, boolean seconds);

    /** {@code value} at an axis whose marks are {@code step} apart: with as many digits as tell them apart. */
    default String mark(double value, double step) {
        return value(value);
    }

    /** The time at {@code micros} at an axis whose marks are {@code step} microseconds apart. */
    default String timeMark(long micros, long step) {
        return time(micros, step < 60_000_000);
    }

    /** What stands for a value where the line is interrupted. */
    String none();
}
