package io.topiary.core.history;

import io.topiary.core.filter.MessageQuery;

/**
 * What to look for in a recording. Immutable.
 *
 * @param query the messages looked for
 * @param range when they went by
 * @param order which of them come first
 * @param most how many of them are handed over; the rest is only counted
 */
public record HistoryQuery(MessageQuery query, TimeRange range, Order order, long most) {

    /** Which messages come first. */
    public enum Order {
        NEWEST_FIRST,
        OLDEST_FIRST
    }

    /** Everything that {@code query} accepts, the newest first. */
    public static HistoryQuery of(MessageQuery query) {
        return new HistoryQuery(query, TimeRange.EVER, Order.NEWEST_FIRST, Long.MAX_VALUE);
    }

    /** The same within {@code newRange}. */
    public HistoryQuery within(TimeRange newRange) {
        return new HistoryQuery(query, newRange, order, most);
    }

    /** The same, but no more than {@code newMost} messages are handed over. */
    public HistoryQuery atMost(long newMost) {
        return new HistoryQuery(query, range, order, newMost);
    }

    /** The same, all of it, the oldest message first. */
    public HistoryQuery wholeOldestFirst() {
        return new HistoryQuery(query, range, Order.OLDEST_FIRST, Long.MAX_VALUE);
    }
}
