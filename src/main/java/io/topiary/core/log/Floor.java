package io.topiary.core.log;

import io.topiary.core.message.Message;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The last messages of quiet topics, which had to make room among the newest of all, in the order in which they came.
 *
 * <p>What comes is added at the end. Only when that is too much all are gone through, the newest first, and those are let
 * go of that have enough newer ones on their topic; where that is not enough each topic keeps but the last one, and where
 * not even that is, the older half goes. So a message costs constant time on average, whatever goes by: at most
 * {@value #MOST} messages are gone through, and then not before a quarter of them came. Not thread-safe.
 */
final class Floor {

    /** So many of a topic's last messages stay, as far as there is room. */
    static final int PER_TOPIC = 5;

    /** To go through more at once would take too long. */
    static final int MOST = 50_000;

    private static final int SMALLEST = 64;

    /** Instead of a topic: an entry that is let go of. */
    private static final int NONE = Integer.MIN_VALUE;

    private final int maxMessages;
    private final long maxBytes;
    private final IntConsumer evicted;

    private final TopicCounts counts;

    private long[] numbers = new long[SMALLEST];
    private @Nullable Message[] messages = new @Nullable Message[SMALLEST];
    private int[] owners = new int[SMALLEST];
    private int places;
    private int holes;
    private long bytes;
    private long revision;

    /**
     * An empty one.
     *
     * @param counts where its messages are counted
     * @param evicted told the topic of each message that is let go of
     */
    Floor(int maxMessages, long maxBytes, TopicCounts counts, IntConsumer evicted) {
        this.maxMessages = Math.min(maxMessages, MOST);
        this.maxBytes = maxBytes;
        this.counts = counts;
        this.evicted = evicted;
    }

    /** Messages that are there. */
    int size() {
        return places - holes;
    }

    /** Entries, with those that were taken out. */
    int places() {
        return places;
    }

    /** Entries that were taken out and may be put back. */
    int holes() {
        return holes;
    }

    /** Bytes kept, by {@link Message#footprint()}. */
    long bytes() {
        return bytes;
    }

    /** Changes whenever a message comes or goes. */
    long revision() {
        return revision;
    }

    /** Keeps {@code message}, which is newer than all that are here. */
    void keep(long number, Message message, int owner) {
        if (places == numbers.length) {
            int room = places * 2;
            numbers = Arrays.copyOf(numbers, room);
            messages = Arrays.copyOf(messages, room);
            owners = Arrays.copyOf(owners, room);
        }
        numbers[places] = number;
        messages[places] = message;
        owners[places++] = owner;
        counts.keep(owner, 1);
        bytes += message.footprint();
        revision++;
        if (isFuller(4)) {
            sweep();
        }
    }

    /** Whether more than so many quarters are used. */
    private boolean isFuller(int quarters) {
        return places > (long) maxMessages * quarters / 4 || bytes > maxBytes / 4 * quarters;
    }

    private void sweep() {
        sweep(PER_TOPIC);
        if (isFuller(3)) {
            sweep(1);
        }
        if (isFuller(3)) {
            dropOldest(places - places / 2);
        }
    }

    private void sweep(int perTopic) {
        for (int at = 0; at < places; at++) {
            if (messages[at] != null) {
                counts.beginPass(owners[at]);
            }
        }
        for (int at = places - 1; at >= 0; at--) {
            Message message = messages[at];
            if (message != null && counts.pass(owners[at]) >= perTopic) {
                drop(at, message);
            }
        }
        closeUp();
    }

    private void closeUp() {
        int to = 0;
        for (int at = 0; at < places; at++) {
            if (owners[at] != NONE) {
                move(at, to++);
            }
        }
        shrink(to);
    }

    /** Lets go of the oldest {@code count} entries. */
    void dropOldest(int count) {
        int end = Math.min(count, places);
        for (int at = 0; at < end; at++) {
            Message message = messages[at];
            if (message == null) {
                holes--;
            } else {
                drop(at, message);
            }
        }
        for (int at = end; at < places; at++) {
            move(at, at - end);
        }
        shrink(places - end);
    }

    /** Lets go of all that are on the topic {@code owner}. */
    void dropAllOf(int owner) {
        for (int at = 0; at < places && counts.kept(owner) > 0; at++) {
            Message message = messages[at];
            if (message != null && owners[at] == owner) {
                drop(at, message);
            }
        }
        closeUp();
    }

    private void drop(int at, Message message) {
        int owner = owners[at];
        bytes -= message.footprint();
        messages[at] = null;
        owners[at] = NONE;
        counts.keep(owner, -1);
        revision++;
        evicted.accept(owner);
    }

    private void move(int from, int to) {
        numbers[to] = numbers[from];
        messages[to] = messages[from];
        owners[to] = owners[from];
    }

    private void shrink(int newPlaces) {
        Arrays.fill(messages, newPlaces, places, null);
        places = newPlaces;
    }

    /** The topic of the entry {@code number}, also if that was taken out; a number of no topic if it is not there. */
    int topicOf(long number) {
        int at = Arrays.binarySearch(numbers, 0, places, number);
        return at < 0 ? NONE : owners[at];
    }

    /** The message {@code number}, null if it is not there. */
    @Nullable
    Message find(long number) {
        int at = Arrays.binarySearch(numbers, 0, places, number);
        return at < 0 ? null : messages[at];
    }

    /** Takes the message {@code number} out, which is there; it may be put back. */
    void takeOut(long number) {
        int at = Arrays.binarySearch(numbers, 0, places, number);
        Message message = messages[at];
        if (message != null) {
            bytes -= message.footprint();
            counts.keep(owners[at], -1);
            messages[at] = null;
            holes++;
            revision++;
        }
    }

    /** Puts {@code message} back. @return whether its place was still there */
    boolean putBack(long number, Message message, int owner) {
        int at = Arrays.binarySearch(numbers, 0, places, number);
        if (at < 0 || messages[at] != null) {
            return false;
        }
        messages[at] = message;
        owners[at] = owner;
        counts.keep(owner, 1);
        bytes += message.footprint();
        holes--;
        revision++;
        return true;
    }

    /** How many entries come before {@code number}, with those that were taken out. */
    int placeOf(long number) {
        int at = Arrays.binarySearch(numbers, 0, places, number);
        return at < 0 ? -at - 1 : at;
    }

    /** The number of the entry at {@code place}. */
    long numberAt(long place) {
        return numbers[(int) place];
    }

    /** The smallest number from {@code number} on that an entry has; {@code otherwise} if there is none. */
    long next(long number, long otherwise) {
        int at = placeOf(number);
        return at == places ? otherwise : numbers[at];
    }

    /** The largest number up to {@code number} that an entry has; {@code otherwise} if there is none. */
    long previous(long number, long otherwise) {
        int at = number == Long.MAX_VALUE ? places : placeOf(number + 1);
        return at == 0 ? otherwise : numbers[at - 1];
    }
}
