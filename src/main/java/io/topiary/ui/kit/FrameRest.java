package io.topiary.ui.kit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How long the window rests after it was redrawn: a refresh is a small part of what a frame costs, layout and style come
 * after it. Measured as time of the processor, because the frame of a machine that is busy otherwise only seems to be
 * expensive. FX thread.
 */
final class FrameRest {

    /** A frame that took t is followed by at least this many t without another refresh. */
    private static final int FACTOR = 4;
    /** As long as others need the time more. */
    private static final int BEHIND_FACTOR = 12;
    /** However expensive a frame was: so often something is seen to move. */
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(500);

    private final LongSupplier spentNanos;
    private final BooleanSupplier behind;
    private long refreshedNanos;
    private long spentBefore;
    private boolean refreshed;
    private long restUntil;
    private boolean resting;

    /** Rest for the calling thread. */
    FrameRest(BooleanSupplier behind) {
        this(ManagementFactory.getThreadMXBean(), behind);
    }

    private FrameRest(ThreadMXBean threads, BooleanSupplier behind) {
        this(threads.isCurrentThreadCpuTimeSupported() ? threads::getCurrentThreadCpuTime : () -> 0, behind);
    }

    /**
     * @param spentNanos what the thread has used of the processor so far
     * @param behind whether others can't keep up
     */
    FrameRest(LongSupplier spentNanos, BooleanSupplier behind) {
        this.spentNanos = spentNanos;
        this.behind = behind;
    }

    /** A frame begins at {@code nanos}; whether it is too early to refresh anything. */
    boolean isResting(long nanos) {
        long spent = spentNanos.getAsLong();
        if (refreshed) {
            refreshed = false;
            resting = true;
            int factor = behind.getAsBoolean() ? BEHIND_FACTOR : FACTOR;
            restUntil = refreshedNanos + Math.min(LONGEST, factor * (spent - spentBefore));
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
