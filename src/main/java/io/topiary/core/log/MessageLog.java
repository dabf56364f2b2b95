package io.topiary.core.log;

import io.topiary.core.message.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest messages of a session, in and out, bounded by number and bytes, and the last few of each topic: a noisy topic
 * never evicts those of a quiet one. What is evicted is counted.
 *
 * <p>Entries are numbered, as a rule from 0, in the order in which they were added; a number stays valid until its entry is
 * evicted. From {@link #first()} on all are there; of those before, from {@link #oldest()} on, only the last
 * {@value Floor#PER_TOPIC} or more of each topic, which take a {@value #SHARE}th of what is kept at most and are no more than
 * {@value Floor#MOST}: beyond that each topic keeps only its last one, and beyond that the oldest of them go. Messages that
 * would need more than a {@value #LARGE}th of that room are not among them. On one topic the older message is always
 * evicted before the newer one. An entry that is taken out leaves a hole, into which it can be put back until it
 * would have been evicted. Not thread-safe: the session's model lock guards it.
 */
public final class MessageLog {

    private static final int SHARE = 4;
    private static final int LARGE = 16;

    private final int maxMessages;
    private final long maxBytes;
    private final TopicCounts counts = new TopicCounts();
    private final Floor floor;
    private final Ring ring;
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
        this.ring = new Ring(begin, counts);
        this.floor = new Floor(maxMessages / SHARE, maxBytes / SHARE, counts, this::evicted);
    }

    /**
     * Adds {@code message} as the newest entry and evicts the oldest ones where that is too much.
     *
     * @param topic a number that stands for its topic, from 0 on, always the same one and dense: there is a table of them.
     *     Any negative one if there is none; a topic that gets its number later counts as another one from then on
     */
    public void add(Message message, int topic) {
        ring.add(message, topic < 0 ? counts.stray(message.topic()) : topic);
        evict();
    }

    /** Number from which on no entry was evicted; equals {@link #end()} if there is none. */
    public long first() {
        return ring.first();
    }

    /** Number of the oldest entry of all; equals {@link #end()} if there is none. */
    public long oldest() {
        return floor.next(Long.MIN_VALUE, ring.first());
    }

    /** Number that the next entry will get. */
    public long end() {
        return ring.end();
    }

    /** Entries that are there. */
    public int size() {
        return ring.size() + floor.size();
    }

    /** Whether entries between the oldest and the newest were taken out. */
    public boolean hasHoles() {
        return ring.holes() > 0 || floor.holes() > 0;
    }

    /** Changes whenever an entry is taken out or put back. */
    public long revision() {
        return revision;
    }

    /** Changes whenever one of the entries before {@link #first()} comes or goes. */
    public long floorRevision() {
        return floor.revision();
    }

    /** Entries that were evicted. */
    public long evicted() {
        return evicted;
    }

    /** Bytes kept, by {@link Message#footprint()}. */
    public long bytes() {
        return ring.bytes() + floor.bytes();
    }

    /**
     * The entry {@code number}.
     *
     * @throws IndexOutOfBoundsException if it was evicted or taken out, or does not exist yet
     */
    public Message get(long number) {
        Message message = find(number);
        if (message == null) {
            throw absent(number);
        }
        return message;
    }

    private IndexOutOfBoundsException absent(long number) {
        return new IndexOutOfBoundsException("entry " + number + " of " + oldest() + " to " + end());
    }

    /** Whether there is an entry {@code number}: quicker than {@link #find}. */
    public boolean has(long number) {
        return number < first() ? floor.find(number) != null : ring.has(number);
    }

    /**
     * The entry {@code number}, null if it was evicted or taken out, or does not exist yet. It is equal to what was added,
     * though it may be another object each time.
     */
    public @Nullable Message find(long number) {
        return number < first() ? floor.find(number) : ring.find(number);
    }

    /** The entries from {@code from} to {@code to} (exclusive) that are there. */
    public List<Message> range(long from, long to) {
        List<Message> messages = new ArrayList<>();
        for (long number = next(from); number < Math.min(to, end()); number = next(number + 1)) {
            Message message = find(number);
            if (message != null) {
                messages.add(message);
            }
        }
        return messages;
    }

    /** The smallest number from {@code number} on that was not evicted; {@link #end()} if there is none. */
    public long next(long number) {
        return number >= first() ? Math.min(number, end()) : floor.next(number, first());
    }

    /** The largest number up to {@code number} that was not evicted; less than {@link #oldest()} if there is none. */
    public long previous(long number) {
        long newest = Math.min(number, end() - 1);
        return newest >= first() ? newest : floor.previous(newest, oldest() - 1);
    }

    /** The number {@code places} entries after {@code number}: to go on in slices. {@link #end()} if there are fewer. */
    public long after(long number, int places) {
        return numberAt(placeOf(number) + places);
    }

    /** The number {@code places} entries before {@code number}, {@link #oldest()} if there are fewer. */
    public long before(long number, int places) {
        return numberAt(Math.max(0, placeOf(number) - places));
    }

    /** How many entries come before the entry {@code number}, with those that were taken out. */
    public long placeOf(long number) {
        return number >= first() ? floor.places() + Math.min(number, end()) - first() : floor.placeOf(number);
    }

    /** The number of the entry that has {@code place} others before it, with those that were taken out. */
    public long numberAt(long place) {
        int kept = floor.places();
        return place >= kept ? Math.min(end(), first() + place - kept) : floor.numberAt(place);
    }

    /** Takes the entry {@code number} out; it does not count as evicted. */
    public void remove(long number) {
        if (!has(number)) {
            throw absent(number);
        }
        int topic = topicOf(number);
        revision++;
        if (number < first()) {
            floor.takeOut(number);
        } else {
            ring.takeOut(number);
        }
        counts.forgetIfEmpty(topic);
    }

    /** Puts {@code message} back, which was taken out as entry {@code number}; counts it as evicted if it is too old now. */
    public void putBack(long number, Message message) {
        revision++;
        int known = topicOf(number);
        // the number of a stray may be another one's by now
        int topic = known < 0 ? counts.stray(message.topic()) : known;
        if (number >= first()) {
            ring.putBack(number, message, topic);
            evict();
        } else if (floor.putBack(number, message, topic)) {
            evict();
        } else {
            evicted++;
            counts.forgetIfEmpty(topic);
        }
    }

    private int topicOf(long number) {
        return number < first() ? floor.topicOf(number) : ring.topicOf(number);
    }

    private void evict() {
        while (isTooMuch() && ring.places() > 1) {
            evictOldest();
        }
        while (isTooMuch() && floor.places() > 0) {
            floor.dropOldest(1 + floor.places() / 4);
        }
    }

    private boolean isTooMuch() {
        return size() > maxMessages || (bytes() > maxBytes && size() > 1);
    }

    private void evictOldest() {
        long number = ring.first();
        if (!ring.has(number)) {
            ring.removeOldest();
            return;
        }
        int topic = ring.topicOf(number);
        boolean older = counts.kept(topic) > 0;
        boolean large = ring.footprint(number) > maxBytes / SHARE / LARGE;
        // an older one that is still there must not outlive it
        boolean stays = (older || counts.running(topic) <= Floor.PER_TOPIC) && !large;
        Message message = stays ? ring.find(number) : null;
        ring.removeOldest();
        if (message != null) {
            floor.keep(number, message, topic);
            return;
        }
        if (older) {
            floor.dropAllOf(topic);
        }
        evicted(topic);
    }

    private void evicted(int topic) {
        evicted++;
        counts.forgetIfEmpty(topic);
    }
}
