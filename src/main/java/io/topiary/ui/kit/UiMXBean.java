package io.topiary.ui.kit;

/** How fluently the window runs, as {@code io.topiary:type=Ui}. */
public interface UiMXBean {

    /** Refreshes of anything since the last reset. */
    long getPulses();

    /** Median of the time between two frames while something was dirty, in milliseconds. */
    double getPulseGapP50Millis();

    /** 99th percentile of that. */
    double getPulseGapP99Millis();

    /** Longest of that. */
    double getPulseGapMaxMillis();

    /** 99th percentile of a 50 ms heartbeat's round trip through the FX thread, in milliseconds. */
    double getFxLatencyP99Millis();

    /**
     * Median of the age of the newest row while the message log follows, in milliseconds: taken at each drawing just before
     * it, as the time since the first message that the screen did not show yet. 0 if nothing was drawn.
     */
    double getRowAgeP50Millis();

    /** 99th percentile of that. */
    double getRowAgeP99Millis();

    /** Longest of that. */
    double getRowAgeMaxMillis();

    /** Forgets all figures. */
    void reset();
}
