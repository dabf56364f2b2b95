package io.topiary.core.rules;

import io.topiary.core.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A rule and what has become of it in one session, as of one moment.
 *
 * @param rule the rule
 * @param state whether it is in force
 * @param why for the states that need an explanation; else null
 * @param hits messages about which it decided something
 * @param lastHitMicros when the newest of them came, in microseconds since 1970-01-01T00:00:00Z; 0 if there was none
 * @param share of a processor core that it takes, 0 to 1
 * @param unwritten messages that could not be appended to its file
 * @param fileProblem why its file can't be written, or null
 */
public record RuleStatus(
        Rule rule,
        State state,
        @Nullable Text why,
        long hits,
        long lastHitMicros,
        double share,
        long unwritten,
        @Nullable Text fileProblem) {

    /** Whether a rule is in force. */
    public enum State {
        ON,
        /** By the user. */
        OFF,
        /** Because it costs too much. */
        SWITCHED_OFF,
        /** Its filter can't be understood. */
        INVALID
    }
}
