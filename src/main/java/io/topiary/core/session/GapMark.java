package io.topiary.core.session;

/**
 * A gap and its place in the message log.
 *
 * @param gap the gap
 * @param sequence number of the first message after it, as {@link io.topiary.core.message.Message#sequence()}
 * @param position number of the log's entry before which it belongs, {@link #AT_END} until there is one
 */
public record GapMark(Gap gap, long sequence, long position) {

    /** Nothing came since. */
    public static final long AT_END = Long.MAX_VALUE;
}
