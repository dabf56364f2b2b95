package io.topiary.ui.kit;

/** How a plot writes numbers and times. */
public interface PlotWords {

    /** {@code value} in a few characters, with its unit. */
    String value(double value);

    /** The time of day at {@code micros} since 1970-01-01T00:00:00Z, with its seconds or without. */
    String time(long micros, boolean seconds);

    /** What stands for a value where the line is interrupted. */
    String none();
}
