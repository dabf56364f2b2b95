package io.topiary.core.mqtt;

import java.util.OptionalLong;

/** Counts attempts and says whether and when the next one comes. Used on one thread. */
final class RetryPlan {

    private static final int FEW = 5;

    private final BackOff backOff;
    private int attempt = 1;
    private int few;

    RetryPlan(BackOff backOff) {
        this.backOff = backOff;
    }

    /** Number of the attempt under way or to come, from 1. */
    int attempt() {
        return attempt;
    }

    /** Begins again: the user asked. */
    void reset() {
        attempt = 1;
        few = 0;
    }

    /** Begins again if the connection lasted; a broker that accepts and kicks must not reset the delay. */
    void wasUp(long nanos) {
        if (nanos >= backOff.lasting().toNanos()) {
            reset();
        }
    }

    /** Milliseconds until the next attempt, empty if there is to be none; counts the failed one. */
    OptionalLong after(RetryPolicy policy) {
        boolean again = switch (policy) {
            case RETRY, RETRY_SLOWLY -> true;
            case RETRY_FIVE_TIMES -> ++few <= FEW;
            case STOP, ASK -> false;
        };
        if (!again) {
            return OptionalLong.empty();
        }
        long delay = backOff.delayMillis(attempt, policy);
        attempt++;
        return OptionalLong.of(delay);
    }
}
