package io.topiary.core.mqtt;

import java.time.Duration;
import java.util.Random;

/**
 * How long to wait before the next attempt: a first delay, doubled each time up to a longest one, plus up to a fifth of
 * it by chance, so that a thousand clients of a restarted broker do not come back at once.
 *
 * @param first delay before the second attempt
 * @param longest delay that is not exceeded but for the chance
 * @param slow delay at least for {@link RetryPolicy#RETRY_SLOWLY}
 * @param lasting how long a connection must have lasted for the count to begin again
 * @param chance source of the jitter
 */
record BackOff(Duration first, Duration longest, Duration slow, Duration lasting, Random chance) {

    private static final int JITTER_PERCENT = 20;

    /** 1, 2, 4 … 60 s; a minute when slow; 30 s make a connection that lasted. */
    static BackOff standard() {
        return new BackOff(
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                new Random());
    }

    /** Milliseconds to wait after failed attempt {@code attempt}, from 1. */
    long delayMillis(int attempt, RetryPolicy policy) {
        int doublings = Math.min(attempt - 1, 30);
        long delay = Math.min(first.toMillis() << doublings, longest.toMillis());
        if (policy == RetryPolicy.RETRY_SLOWLY) {
            delay = Math.max(delay, slow.toMillis());
        }
        return delay + (long) (chance.nextDouble() * delay * JITTER_PERCENT / 100);
    }
}
