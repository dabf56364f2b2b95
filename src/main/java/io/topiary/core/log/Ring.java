package io.topiary.core.log;

import io.topiary.core.message.Message;
import org.jspecify.annotations.Nullable;

/** The newest entries of a log, without a gap in their numbers. Not thread-safe. */
final class Ring {

    private static final int SMALLEST = 1 << 10;

    private @Nullable Message[] slots = new @Nullable Message[SMALLEST];
    private @Nullable LogTopic[] owners = new @Nullable LogTopic[SMALLEST];
    private long first;
    private long end;
    private long bytes;
    private int holes;

    /** @param begin number of the first entry */
    Ring(long begin) {
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

    void add(Message message, LogTopic topic) {
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

    /** The topic of the oldest entry, null if that was taken out. */
    @Nullable
    LogTopic oldestTopic() {
        return owners[slot(first)];
    }

    /** Lets go of the oldest entry; its message, null if that had been taken out. */
    @Nullable
    Message removeOldest() {
        int slot = slot(first++);
        Message message = slots[slot];
        LogTopic topic = owners[slot];
        slots[slot] = null;
        owners[slot] = null;
        if (message == null || topic == null) {
            holes--;
            return null;
        }
        bytes -= message.footprint();
        topic.run(-1);
        return message;
    }

    /** Takes {@code message}, the entry {@code number}, out. */
    void takeOut(long number, Message message, LogTopic topic) {
        slots[slot(number)] = null;
        owners[slot(number)] = null;
        topic.run(-1);
        bytes -= message.footprint();
        holes++;
    }

    /** Puts {@code message} back. */
    void putBack(long number, Message message, LogTopic topic) {
        put(number, message, topic);
        holes--;
    }

    private void put(long number, Message message, LogTopic topic) {
        int slot = slot(number);
        slots[slot] = message;
        owners[slot] = topic;
        topic.run(1);
        bytes += message.footprint();
    }

    private int slot(long number) {
        return (int) number & (slots.length - 1);
    }

    private void grow() {
        int mask = slots.length * 2 - 1;
        @Nullable Message[] next = new @Nullable Message[slots.length * 2];
        @Nullable LogTopic[] nextOwners = new @Nullable LogTopic[slots.length * 2];
        for (long number = first; number < end; number++) {
            next[(int) number & mask] = slots[slot(number)];
            nextOwners[(int) number & mask] = owners[slot(number)];
        }
        slots = next;
        owners = nextOwners;
    }
}
