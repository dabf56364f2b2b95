package io.topiary.ui.kit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How long the window rests after it was redrawn: a refresh is a small part of what a frame costs, layout and style come
 * after it. Measured as time of the processor, because the frame of a machine that is busy otherwise only seems to be
 * expensive. FX thread.
 */
final class FrameRest {

    /** A frame that took t is followed by at least this many t without another refresh. */
    private static final int FACTOR = 4;
    /** However expensive a frame was: so often something is seen to move. */
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(500);

    private final LongSupplier spentNanos;
    private long refreshedNanos;
    private long spentBefore;
    private boolean refreshed;
    private long restUntil;
    private boolean resting;

    /** Rest for the calling thread. */
    FrameRest() {
        this(ManagementFactory.getThreadMXBean());
    }

    private FrameRest(ThreadMXBean threads) {
        this(threads.isCurrentThreadCpuTimeSupported() ? threads::getCurrentThreadCpuTime : () -> 0);
    }

    /** @param spentNanos what the thread has used of the processor so far */
    FrameRest(LongSupplier spentNanos) {
        this.spentNanos = spentNanos;
    }

    /** A frame begins at {@code nanos}; whether it is too early to refresh anything. */
    boolean isResting(long nanos) {
        long spent = spentNanos.getAsLong();
        if (refreshed) {
            refreshed = false;
            resting = true;
            restUntil = refreshedNanos + Math.min(LONGEST, FACTOR * (spent - spentBefore));
        }
        spentBefore = spent;
        resting &= nanos - restUntil < 0;
        return resting;
    }

    /** The frame that began at {@code nanos} has refreshed something. */
    void refreshed(long nanos) {
        refreshed = true;
        refreshedNanos = nanos;
    }
}
