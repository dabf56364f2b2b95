package io.topiary.core.log;

import io.topiary.core.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * The newest entries of a log, without a gap in their numbers. Of a topic that the tree knows only the newest message is an
 * object, which the tree has too; older ones are packed as soon as there is a newer one, so they hardly ever are what a
 * collector has to copy. Not thread-safe.
 */
final class Ring {

    private static final int SMALLEST = 1 << 10;

    private @Nullable Message[] slots = new @Nullable Message[SMALLEST];
    private int[] owners = new int[SMALLEST];
    /** Where packed ones are, 0 for others; empty before there is one. */
    private long[] places = {};

    private final PackedMessages packed = new PackedMessages();
    private final NewestEntries newest = new NewestEntries();
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
        long number = end++;
        put(number, message, topic);
        if (topic >= 0) {
            pack(newest.replace(topic, number, message.topic()));
        }
    }

    private void pack(long number) {
        Message message = number < first ? null : slots[slot(number)];
        if (message != null && PackedMessages.fits(message)) {
            if (places.length == 0) {
                places = new long[slots.length];
            }
            slots[slot(number)] = null;
            places[slot(number)] = packed.put(message);
        }
    }

    /** The message {@code number}, null if it is not there; equal each time, though not always the same object. */
    @Nullable
    Message find(long number) {
        if (number < first || number >= end) {
            return null;
        }
        Message message = slots[slot(number)];
        long place = message == null ? place(number) : 0;
        return place == 0 ? message : packed.get(place, newest.name(topicOf(number)));
    }

    /** Whether the message {@code number} is there. */
    boolean has(long number) {
        return number >= first && number < end && (slots[slot(number)] != null || place(number) != 0);
    }

    private long place(long number) {
        return places.length == 0 ? 0 : places[slot(number)];
    }

    /** What the message {@code number}, which is there, costs by {@link Message#footprint()}. */
    int footprint(long number) {
        Message message = slots[slot(number)];
        return message == null
                ? Message.footprint(PackedMessages.length(place(number)), newest.name(topicOf(number)))
                : message.footprint();
    }

    /** The topic of the entry {@code number}, also if that was taken out. */
    int topicOf(long number) {
        return owners[slot(number)];
    }

    /** Lets go of the oldest entry. */
    void removeOldest() {
        if (has(first)) {
            clear(first);
        } else {
            holes--;
        }
        first++;
    }

    /** Takes the entry {@code number}, which is there, out. */
    void takeOut(long number) {
        clear(number);
        holes++;
    }

    private void clear(long number) {
        int slot = slot(number);
        int topic = owners[slot];
        bytes -= footprint(number);
        counts.run(topic, -1);
        if (topic >= 0 && counts.running(topic) == 0) {
            newest.forget(topic);
        }
        long place = place(number);
        if (place != 0) {
            packed.remove(place);
            places[slot] = 0;
        }
        slots[slot] = null;
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
        int size = slots.length;
        @Nullable Message[] nextSlots = new @Nullable Message[size * 2];
        int[] nextOwners = new int[size * 2];
        long[] nextPlaces = new long[places.length * 2];
        // each half of the larger ring begins with a multiple of the smaller one's size
        for (long from = first; from < end; ) {
            int at = slot(from);
            int count = (int) Math.min(size - at, end - from);
            int to = (int) from & (size * 2 - 1);
            System.arraycopy(slots, at, nextSlots, to, count);
            System.arraycopy(owners, at, nextOwners, to, count);
            if (places.length > 0) {
                System.arraycopy(places, at, nextPlaces, to, count);
            }
            from += count;
        }
        slots = nextSlots;
        owners = nextOwners;
        places = nextPlaces;
    }
}
