package io.topiary.ui.kit;

import java.util.concurrent.atomic.AtomicLong;

/** Counts refreshes and measures the time between frames while something is dirty. Written on the FX thread. */
public final class PulseFigures {

    private final AtomicLong pulses = new AtomicLong();
    private final Latencies gaps = new Latencies();
    private long lastFrame;

    /** A frame begins after rest: there is no gap before it. */
    void awake() {
        lastFrame = 0;
    }

    /** A frame at {@code nanos}. */
    void frame(long nanos) {
        if (lastFrame != 0) {
            gaps.add(nanos - lastFrame);
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

    void reset() {
        pulses.set(0);
        gaps.reset();
    }
}
