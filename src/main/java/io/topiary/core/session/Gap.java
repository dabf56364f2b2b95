package io.topiary.core.session;

/**
 * A time without a link, in which messages may have been missed. All times are microseconds since 1970-01-01T00:00:00Z.
 *
 * @param fromMicros when the link was lost or ended
 * @param toMicros when the next link was up, {@link #LASTING} until then
 * @param sessionKept whether the broker had kept the session and so its messages of QoS 1 and 2; false while it lasts
 * @param interruptions how many losses it is made of: short links without any message do not count as links
 */
public record Gap(long fromMicros, long toMicros, boolean sessionKept, int interruptions) {

    /** The end of a gap that has not ended. */
    public static final long LASTING = Long.MAX_VALUE;

    /** Whether the link is still down. */
    public boolean lasts() {
        return toMicros == LASTING;
    }
}
