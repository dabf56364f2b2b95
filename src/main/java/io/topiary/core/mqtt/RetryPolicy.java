package io.topiary.core.mqtt;

/** What to do after a failure without asking. */
public enum RetryPolicy {
    /** Try again after 1, 2, 4 … 60 s. */
    RETRY,
    /** Try again, at most five times; then stop. */
    RETRY_FIVE_TIMES,
    /** Try again, but not before a minute. */
    RETRY_SLOWLY,
    /** Do not try again: the same would happen. */
    STOP,
    /** Do not try again before the user has decided. */
    ASK
}
