package io.topiary.core.intake;

/**
 * A consistent snapshot of an intake's counters.
 *
 * @param received messages offered so far
 * @param skipped messages given up because the intake was full
 * @param skippedAcked those of them that had QoS 1 or 2: the broker believes that they were delivered
 * @param depth messages that are neither given up nor in the model yet, including those being applied
 */
public record IntakeCounts(long received, long skipped, long skippedAcked, long depth) {}
