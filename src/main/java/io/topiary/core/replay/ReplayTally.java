package io.topiary.core.replay;

import java.util.List;

/**
 * What became of each message, as of one moment; every one of them is counted in one place. Immutable.
 *
 * @param read messages that were looked at, over all rounds, and lines that were none
 * @param leftOut not wanted: the filter, or the way they went
 * @param unpublishable could not be published, and why
 * @param sent QoS 0: written to the socket
 * @param acknowledged QoS 1 and 2: the broker took it
 * @param refused the broker or its limits said no, and why
 * @param unknown the link died in between: nobody knows
 * @param underWay handed over, without an outcome so far
 * @param unsent read, and not handed over when it ended
 * @param bytes payloads handed over
 */
public record ReplayTally(
        long read,
        long leftOut,
        List<ReplayReason> unpublishable,
        long sent,
        long acknowledged,
        List<ReplayReason> refused,
        long unknown,
        long underWay,
        long unsent,
        long bytes) {

    /** Nothing so far. */
    public static final ReplayTally NONE = new ReplayTally(0, 0, List.of(), 0, 0, List.of(), 0, 0, 0, 0);

    public ReplayTally {
        unpublishable = List.copyOf(unpublishable);
        refused = List.copyOf(refused);
    }

    /** How many could not be published. */
    public long unpublishableCount() {
        return unpublishable.stream().mapToLong(ReplayReason::count).sum();
    }

    /** How many were refused. */
    public long refusedCount() {
        return refused.stream().mapToLong(ReplayReason::count).sum();
    }

    /** How many the broker has, as far as anybody can know. */
    public long delivered() {
        return sent + acknowledged;
    }

    /** Whether every message is in one place. */
    public boolean balanced() {
        return read
                == leftOut + unpublishableCount() + sent + acknowledged + refusedCount() + unknown + underWay + unsent;
    }
}
