package io.topiary.core.retained;

import io.topiary.core.mqtt.Failure;
import java.util.List;

/**
 * What became of each topic. Every topic is in one of the lists. Immutable.
 *
 * @param done acknowledged by the broker
 * @param refused the broker said no, and why
 * @param unknown the link died in between: nobody knows
 * @param skipped there was nothing to do any more
 * @param left not done yet
 * @param ending why it ended
 */
public record RetainedTally(
        List<String> done,
        List<Refusal> refused,
        List<String> unknown,
        List<String> skipped,
        List<String> left,
        Ending ending) {

    /** Nothing done of nothing. */
    public static final RetainedTally NONE =
            new RetainedTally(List.of(), List.of(), List.of(), List.of(), List.of(), Ending.COMPLETE);

    public RetainedTally {
        done = List.copyOf(done);
        refused = List.copyOf(refused);
        unknown = List.copyOf(unknown);
        skipped = List.copyOf(skipped);
        left = List.copyOf(left);
    }

    /** A topic that the broker refused. */
    public record Refusal(String topic, Failure failure) {}

    /** Why it ended. */
    public enum Ending {
        /** Each topic had its turn. */
        COMPLETE,
        /** The user did not want to go on. */
        CANCELLED,
        /** The connection ended, and was not to come back. */
        LINK_LOST,
        /** The broker refused one after the other: permission may be gone. */
        REFUSED
    }
}
