package io.topiary.core.log;

import io.topiary.core.message.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest messages of a session, in and out, bounded by number and bytes. What is evicted is counted.
 *
 * <p>Entries are numbered, as a rule from 0, in the order in which they were added; a number stays valid until its entry is
 * evicted. One that is taken out leaves a hole, into which it can be put back until it would have been evicted. Not
 * thread-safe: the session's model lock guards it.
 */
public final class MessageLog {

    private static final int SMALLEST = 1 << 10;

    private final int maxMessages;
    private final long maxBytes;
    private @Nullable Message[] slots = new @Nullable Message[SMALLEST];
    private long first;
    private long end;
    private long bytes;
    private int holes;
    private long evicted;
    private long revision;

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
        evict();
    }

    /** Number of the oldest entry that was not evicted; equals {@link #end()} if there is none. */
    public long first() {
        return first;
    }

    /** Number that the next entry will get. */
    public long end() {
        return end;
    }

    /** Entries that are there. */
    public int size() {
        return (int) (end - first) - holes;
    }

    /** Whether entries between the oldest and the newest were taken out. */
    public boolean hasHoles() {
        return holes > 0;
    }

    /** Changes whenever an entry is taken out or put back. */
    public long revision() {
        return revision;
    }

    /** Entries that were evicted. */
    public long evicted() {
        return evicted;
    }

    /** Bytes kept, by {@link Message#footprint()}. */
    public long bytes() {
        return bytes;
    }

    /**
     * The entry {@code number}.
     *
     * @throws IndexOutOfBoundsException if it was evicted or taken out, or does not exist yet
     */
    public Message get(long number) {
        Message message = find(number);
        if (message == null) {
            throw new IndexOutOfBoundsException("entry " + number + " of " + first + " to " + end);
        }
        return message;
    }

    /** The entry {@code number}, null if it was evicted or taken out, or does not exist yet. */
    public @Nullable Message find(long number) {
        return number < first || number >= end ? null : slots[slot(number)];
    }

    /** The entries from {@code from} to {@code to} (exclusive) that are there. */
    public List<Message> range(long from, long to) {
        long begin = Math.max(from, first);
        long stop = Math.min(to, end);
        List<Message> messages = new ArrayList<>((int) Math.max(0, stop - begin));
        for (long number = begin; number < stop; number++) {
            Message message = find(number);
            if (message != null) {
                messages.add(message);
            }
        }
        return messages;
    }

    /** Takes the entry {@code number} out; it does not count as evicted. */
    public void remove(long number) {
        Message message = get(number);
        slots[slot(number)] = null;
        bytes -= message.footprint();
        holes++;
        revision++;
    }

    /** Puts {@code message} back, which was taken out as entry {@code number}; counts it as evicted if it is too old now. */
    public void putBack(long number, Message message) {
        revision++;
        if (number < first) {
            evicted++;
            return;
        }
        slots[slot(number)] = message;
        bytes += message.footprint();
        holes--;
        evict();
    }

    private void evict() {
        while (size() > maxMessages || (bytes > maxBytes && size() > 1)) {
            Message oldest = find(first);
            if (oldest == null) {
                holes--;
            } else {
                bytes -= oldest.footprint();
                evicted++;
            }
            slots[slot(first++)] = null;
        }
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
