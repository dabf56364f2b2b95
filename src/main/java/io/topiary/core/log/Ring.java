package io.topiary.core.log;

import io.topiary.core.message.Message;
import org.jspecify.annotations.Nullable;

/** The newest entries of a log, without a gap in their numbers. Not thread-safe. */
final class Ring {

    private static final int SMALLEST = 1 << 10;

    private @Nullable Message[] slots = new @Nullable Message[SMALLEST];
    private int[] owners = new int[SMALLEST];
    private final TopicCounts counts;
    private long first;
    private long end;
    private long bytes;
    private int holes;

    /**
     * Without entries.
     *
     * @param begin number of the first one
     * @param counts where its messages are counted
     */
    Ring(long begin, TopicCounts counts) {
        this.counts = counts;
        this.first = begin;
        this.end = begin;
    }

    /** Number of the oldest entry; equals {@link #end()} if there is none. */
    long first() {
        return first;
    }

    /** Number that the next entry will get. */
    long end() {
        return end;
    }

    /** Entries, with those that were taken out. */
    long places() {
        return end - first;
    }

    /** Entries that were taken out. */
    int holes() {
        return holes;
    }

    /** Messages that are there. */
    int size() {
        return (int) (end - first) - holes;
    }

    /** Bytes of them, by {@link Message#footprint()}. */
    long bytes() {
        return bytes;
    }

    void add(Message message, int topic) {
        if (end - first == slots.length) {
            grow();
        }
        put(end++, message, topic);
    }

    /** The message {@code number}, null if it is not there. */
    @Nullable
    Message find(long number) {
        return number < first || number >= end ? null : slots[slot(number)];
    }

    /** The topic of the entry {@code number}, also if that was taken out. */
    int topicOf(long number) {
        return owners[slot(number)];
    }

    /** Lets go of the oldest entry; its message, null if that had been taken out. */
    @Nullable
    Message removeOldest() {
        int slot = slot(first++);
        Message message = slots[slot];
        if (message == null) {
            holes--;
            return null;
        }
        slots[slot] = null;
        bytes -= message.footprint();
        counts.run(owners[slot], -1);
        return message;
    }

    /** Takes {@code message}, the entry {@code number}, out. */
    void takeOut(long number, Message message) {
        slots[slot(number)] = null;
        counts.run(topicOf(number), -1);
        bytes -= message.footprint();
        holes++;
    }

    /** Puts {@code message} back. */
    void putBack(long number, Message message, int topic) {
        put(number, message, topic);
        holes--;
    }

    private void put(long number, Message message, int topic) {
        int slot = slot(number);
        slots[slot] = message;
        owners[slot] = topic;
        counts.run(topic, 1);
        bytes += message.footprint();
    }

    private int slot(long number) {
        return (int) number & (slots.length - 1);
    }

    private void grow() {
        int mask = slots.length * 2 - 1;
        @Nullable Message[] next = new @Nullable Message[slots.length * 2];
        int[] nextOwners = new int[slots.length * 2];
        for (long number = first; number < end; number++) {
            next[(int) number & mask] = slots[slot(number)];
            nextOwners[(int) number & mask] = owners[slot(number)];
        }
        slots = next;
        owners = nextOwners;
    }
}
