package io.topiary.ui.kit;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts refreshes, and measures the time between frames while something is dirty and how old the newest row on screen
 * becomes. Written on the FX thread.
 */
public final class PulseFigures {

    private final AtomicLong pulses = new AtomicLong();
    private final Latencies gaps = new Latencies();
    private final Latencies rowAges = new Latencies();
    private volatile long resetNanos = System.nanoTime();
    private long lastFrame;

    /** A frame begins after rest: there is no gap before it. */
    void awake() {
        lastFrame = 0;
    }

    /** A frame at {@code nanos}. */
    void frame(long nanos) {
        if (lastFrame != 0) {
            // of a gap in which the figures were forgotten, only the rest counts
            gaps.add(Math.max(0, nanos - Math.max(lastFrame, resetNanos)));
        }
        lastFrame = nanos;
    }

    /** Something was redrawn. */
    void refreshed() {
        pulses.incrementAndGet();
    }

    long pulses() {
        return pulses.get();
    }

    Latencies gaps() {
        return gaps;
    }

    /** How old what was on screen had become each time that newer messages took its place. */
    Latencies rowAges() {
        return rowAges;
    }

    void reset() {
        pulses.set(0);
        resetNanos = System.nanoTime();
        rowAges.reset();
        gaps.reset();
    }
}
