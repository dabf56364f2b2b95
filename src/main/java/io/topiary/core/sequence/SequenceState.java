package io.topiary.core.sequence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a counter told so far, as of one moment. Immutable.
 *
 * @param seen messages with a counter
 * @param unread messages without one that can be read
 * @param last the counter of the newest message; null if there was none
 * @param missing numbers that did not come so far, however late
 * @param late numbers that came late
 * @param duplicates numbers that came again
 * @param restarts how often the counter began anew
 * @param passedOver messages that came faster than they could be looked at, and were not: what is told may be wrong then
 * @param older events that had to make room for newer ones
 * @param events the newest ones, the newest first
 */
public record SequenceState(
        long seen,
        long unread,
        @Nullable Long last,
        long missing,
        long late,
        long duplicates,
        long restarts,
        long passedOver,
        long older,
        List<SequenceEvent> events) {

    /** Nothing yet. */
    public static final SequenceState NOTHING = new SequenceState(0, 0, null, 0, 0, 0, 0, 0, 0, List.of());

    public SequenceState {
        events = List.copyOf(events);
    }
}
