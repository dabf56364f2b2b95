package io.topiary.core.replay;

/** When messages are due, on the clock of {@link System#nanoTime()}. One thread. */
final class ReplaySchedule {

    private static final double NANOS_OF_MICRO = 1_000;

    private final double speed;
    private long begin;

    /** @param begin when the first message is due */
    ReplaySchedule(double speed, long begin) {
        this.speed = speed;
        this.begin = begin;
    }

    /** When the message is due that came {@code recordedMicros} after the first one. */
    long due(long recordedMicros) {
        // counted from the beginning each time: errors of rounding don't add up
        return begin + (long) (recordedMicros * NANOS_OF_MICRO / speed);
    }

    /** All that is due is due {@code nanos} later: nothing could be published meanwhile. */
    void postpone(long nanos) {
        begin += nanos;
    }
}
