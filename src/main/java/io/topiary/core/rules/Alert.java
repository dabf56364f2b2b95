package io.topiary.core.rules;

import io.topiary.core.text.Preview;

/**
 * A call for attention by one rule: one message, or a burst of them without a pause as long as the rule's quiet time.
 * Immutable.
 *
 * @param ruleId id of the rule
 * @param ruleName what the user calls it
 * @param burst number of the burst among those of the rule, from 1
 * @param firstMicros when the first of its messages came, in microseconds since 1970-01-01T00:00:00Z
 * @param lastMicros when the newest came
 * @param topic topic of the newest
 * @param preview payload of the newest on one line
 * @param count how many came
 */
public record Alert(
        String ruleId,
        String ruleName,
        long burst,
        long firstMicros,
        long lastMicros,
        String topic,
        Preview preview,
        long count) {

    /** Whether both are of the same burst, be it a moment later. */
    public boolean sameBurst(Alert other) {
        return burst == other.burst && ruleId.equals(other.ruleId);
    }
}
