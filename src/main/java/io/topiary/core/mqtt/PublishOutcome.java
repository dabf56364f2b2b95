package io.topiary.core.mqtt;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of a published message. */
public sealed interface PublishOutcome {

    /** QoS 0: written to the socket, {@code nanos} after it was handed over. */
    record Sent(long nanos) implements PublishOutcome {}

    /**
     * QoS 1 or 2: the broker took it.
     *
     * @param nanos from handing over to the last acknowledgement
     * @param code success, or 0x10 "No matching subscribers"
     * @param reasonString the broker's words, escaped, or null
     */
    record Acknowledged(
            long nanos, ReasonCode code, @Nullable String reasonString) implements PublishOutcome {}

    /** It was not sent, or the broker refused it. */
    record Refused(Failure failure) implements PublishOutcome {

        /** What is refused for want of a link or of room. */
        private static final Set<String> PASSING = Set.of("notConnected", "neverSent", "tooManyWaiting", "dropped");

        private static final String LEFT_BEHIND = "neverSent";

        /** Whether it never left, for a reason that passes: the same may be published again. */
        public boolean neverLeft() {
            return failure instanceof Failure.Local local && PASSING.contains(local.detail());
        }

        /** Whether it was still waiting for its turn when the link ended. */
        public boolean leftBehind() {
            return failure instanceof Failure.Local local && local.detail().equals(LEFT_BEHIND);
        }
    }

    /** The link died in between: nobody knows whether the broker has it. */
    record Unknown(Failure failure) implements PublishOutcome {}
}
