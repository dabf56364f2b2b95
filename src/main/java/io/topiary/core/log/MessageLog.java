package io.topiary.core.log;

import io.topiary.core.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The newest messages of a session, in and out, bounded by number and bytes. What is evicted is counted.
 *
 * <p>Entries are numbered, as a rule from 0, in the order in which they were added; a number stays valid until its entry is evicted.
 * Not thread-safe: the session's model lock guards it.
 */
public final class MessageLog {

    private static final int SMALLEST = 1 << 10;

    private final int maxMessages;
    private final long maxBytes;
    private @Nullable Message[] slots = new @Nullable Message[SMALLEST];
    private final long begin;
    private long first;
    private long end;
    private long bytes;

    /**
     * An empty log.
     *
     * @param maxMessages most messages kept, at least 1
     * @param maxBytes most bytes kept, by {@link Message#footprint()}; the newest message is kept in any case
     */
    public MessageLog(int maxMessages, long maxBytes) {
        this(maxMessages, maxBytes, 0);
    }

    /**
     * An empty log that takes the place of another one.
     *
     * @param begin number of its first entry: who still asks for the other one's entries finds them evicted
     */
    public MessageLog(int maxMessages, long maxBytes, long begin) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
        this.begin = begin;
        this.first = begin;
        this.end = begin;
    }

    /** Adds {@code message} as the newest entry and evicts the oldest ones where that is too much. */
    public void add(Message message) {
        if (end - first == slots.length) {
            grow();
        }
        slots[slot(end++)] = message;
        bytes += message.footprint();
        while (end - first > maxMessages || (bytes > maxBytes && end - first > 1)) {
            evictOldest();
        }
    }

    /** Number of the oldest entry that is still there; equals {@link #end()} if there is none. */
    public long first() {
        return first;
    }

    /** Number that the next entry will get. */
    public long end() {
        return end;
    }

    /** Entries that are there. */
    public int size() {
        return (int) (end - first);
    }

    /** Entries that were evicted. */
    public long evicted() {
        return first - begin;
    }

    /** Bytes kept, by {@link Message#footprint()}. */
    public long bytes() {
        return bytes;
    }

    /**
     * The entry {@code number}.
     *
     * @throws IndexOutOfBoundsException if it was evicted or does not exist yet
     */
    public Message get(long number) {
        if (number < first || number >= end) {
            throw new IndexOutOfBoundsException("entry " + number + " of " + first + " to " + end);
        }
        return Objects.requireNonNull(slots[slot(number)]);
    }

    /** The entries from {@code from} to {@code to} (exclusive) that are there. */
    public List<Message> range(long from, long to) {
        long begin = Math.max(from, first);
        long stop = Math.min(to, end);
        List<Message> messages = new ArrayList<>((int) Math.max(0, stop - begin));
        for (long number = begin; number < stop; number++) {
            messages.add(get(number));
        }
        return messages;
    }

    private void evictOldest() {
        int slot = slot(first++);
        bytes -= Objects.requireNonNull(slots[slot]).footprint();
        slots[slot] = null;
    }

    private int slot(long number) {
        return (int) number & (slots.length - 1);
    }

    private void grow() {
        @Nullable Message[] next = new @Nullable Message[slots.length * 2];
        for (long number = first; number < end; number++) {
            next[(int) number & (next.length - 1)] = slots[slot(number)];
        }
        slots = next;
    }
}
