package io.topiary.core.publish.run;

import java.util.concurrent.TimeUnit;

/** How often something happens in a second, over the last one to two seconds. Not thread-safe. */
final class RunRate {

    private static final long SPAN_NANOS = TimeUnit.SECONDS.toNanos(2);

    private long spanBegan = Long.MIN_VALUE;
    private long inSpan;
    private double before;

    void count(long now) {
        turn(now);
        inSpan++;
    }

    double perSecond(long now) {
        turn(now);
        long elapsed = now - spanBegan;
        double share = Math.min(1, (double) elapsed / SPAN_NANOS);
        return (inSpan + before * (1 - share)) * TimeUnit.SECONDS.toNanos(1) / SPAN_NANOS;
    }

    private void turn(long now) {
        if (spanBegan == Long.MIN_VALUE) {
            spanBegan = now;
        }
        long elapsed = now - spanBegan;
        if (elapsed >= SPAN_NANOS) {
            before = elapsed < 2 * SPAN_NANOS ? inSpan : 0;
            inSpan = 0;
            spanBegan = now - elapsed % SPAN_NANOS;
        }
    }
}
