package io.topiary.core.replay;

import io.topiary.core.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What came of a replay. Immutable.
 *
 * @param tally what became of each message
 * @param lateness how late they were handed over; of none if there were no distances to keep
 * @param rounds how often all of it was gone through
 * @param losses how often the link was lost
 * @param nanos how long it took
 * @param ending why it ended
 * @param problem why the recording could not be read to its end, or null
 */
public record ReplayResult(
        ReplayTally tally,
        Lateness.Figures lateness,
        long rounds,
        int losses,
        long nanos,
        Ending ending,
        @Nullable Text problem) {

    /** Why it ended. */
    public enum Ending {
        /** All was gone through. */
        COMPLETE,
        /** Somebody ended it. */
        CANCELLED,
        /** The connection ended, and was not to come back. */
        LINK_LOST,
        /** The recording could not be read any more. */
        UNREADABLE
    }

    /** Whether all was published that was to be. */
    public boolean isClean() {
        return ending == Ending.COMPLETE
                && tally.unpublishable().isEmpty()
                && tally.refused().isEmpty()
                && tally.unknown() == 0;
    }
}
