package io.topiary.core.history;

/**
 * Something that happened beside the messages.
 *
 * @param micros when, in microseconds since 1970-01-01T00:00:00Z
 * @param message number of the next message
 * @param kind {@link #LINK_DOWN}, {@link #LINK_UP}, {@link #FAILURE}, {@link #ALERT} or {@link
 *     #PUBLISHED_FILE}; other versions may know others
 */
public record RecordedEvent(long micros, long message, String kind) {

    /** The link to the broker was lost. */
    public static final String LINK_DOWN = "link-down";

    /** The link to the broker is there. */
    public static final String LINK_UP = "link-up";

    /** The connection failed; the text says how. */
    public static final String FAILURE = "failure";

    /** A rule raised an alert; the text says which and for what topic. */
    public static final String ALERT = "alert";

    /** A file was published that is too large to be recorded; the text says to which topic and how large it was. */
    public static final String PUBLISHED_FILE = "published-file";
}
