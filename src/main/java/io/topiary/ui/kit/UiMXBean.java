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

    /** Forgets all figures. */
    void reset();
}
