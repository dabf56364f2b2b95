package io.topiary.core.history;

/**
 * Something that happened beside the messages.
 *
 * @param micros when, in microseconds since 1970-01-01T00:00:00Z
 * @param message number of the next message
 * @param kind {@link #LINK_DOWN} or {@link #LINK_UP}; other versions may know others
 */
public record RecordedEvent(long micros, long message, String kind) {

    /** The link to the broker was lost. */
    public static final String LINK_DOWN = "link-down";

    /** The link to the broker is there. */
    public static final String LINK_UP = "link-up";
}
