package io.topiary.ui.kit;

/** What moves through the time that a plot shows. FX thread. */
public interface PlotNavigation {

    /** Shows what lies between these moments, microseconds since 1970-01-01T00:00:00Z, the second later than the first. */
    void showRange(long fromMicros, long toMicros);

    /** Shows what was shown before anybody moved. */
    void resetRange();
}
