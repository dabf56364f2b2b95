package io.topiary.core.rules;

/** Adds up time spent in windows of equal length. Any thread; one that reads may miss what another just added. */
final class CostMeter {

    private final long windowNanos;
    private long begin;
    private long spent;
    private double shareBefore;

    /** @param now the clock's nanoseconds at the beginning */
    CostMeter(long windowNanos, long now) {
        this.windowNanos = windowNanos;
        this.begin = now;
    }

    /** Adds {@code nanos} spent up to {@code now}. @return what was spent in the window so far, in nanoseconds */
    synchronized long add(long nanos, long now) {
        roll(now);
        spent += nanos;
        return spent;
    }

    /** The share of the last whole window, or of this one if that is larger already; 0 to 1 and beyond. */
    synchronized double share(long now) {
        roll(now);
        return Math.max(shareBefore, (double) spent / windowNanos);
    }

    private void roll(long now) {
        long passed = now - begin;
        if (passed >= windowNanos) {
            shareBefore = passed < 2 * windowNanos ? (double) spent / windowNanos : 0;
            spent = 0;
            begin = now;
        }
    }
}
