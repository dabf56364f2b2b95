package io.topiary.core.sequence;

/**
 * The counter of a topic. Immutable.
 *
 * @param topic the topic
 * @param source where in its payloads
 * @param wrap where it begins again
 * @param step by how much it grows with each message, from 1 to {@value #MOST_STEP}
 */
public record CounterPlan(String topic, CounterSource source, Wrap wrap, long step) {

    /** Largest step. */
    public static final long MOST_STEP = 1_000_000;

    /** @throws IllegalArgumentException if the step can't be used */
    public CounterPlan {
        if (step < 1 || step > MOST_STEP || (wrap != Wrap.NONE && step >= wrap.size())) {
            throw new IllegalArgumentException("a step of " + step);
        }
    }
}
