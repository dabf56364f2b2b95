package io.topiary.core.log;

import io.topiary.core.message.Message;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The last messages of quiet topics, which had to make room among the newest of all: at most {@value #PER_TOPIC} of a topic,
 * in the order in which they came. All that is asked for costs logarithmic time at most, {@link #tidy()} aside. Not
 * thread-safe.
 */
final class Floor {

    /** So many of a topic's last messages stay, as far as the share of the floor allows. */
    static final int PER_TOPIC = 5;

    private static final int SMALLEST = 64;

    private long[] numbers = new long[SMALLEST];
    private @Nullable Message[] messages = new @Nullable Message[SMALLEST];
    /** Null where an entry is gone for good; one that was taken out has its topic. */
    private @Nullable LogTopic[] owners = new @Nullable LogTopic[SMALLEST];

    private int head;
    private int tail;
    private int gone;
    private int holes;
    private long bytes;
    private long revision;

    /** Messages that are there. */
    int size() {
        return tail - head - gone - holes;
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
    void keep(long number, Message message, LogTopic owner) {
        if (tail == numbers.length) {
            makeRoom();
        }
        numbers[tail] = number;
        messages[tail] = message;
        owners[tail++] = owner;
        owner.keep(number);
        bytes += message.footprint();
        revision++;
    }

    /** The message {@code number}, null if it is not there. */
    @Nullable
    Message find(long number) {
        int at = Arrays.binarySearch(numbers, head, tail, number);
        return at < 0 ? null : messages[at];
    }

    /** Lets go of the oldest message of {@code owner}. */
    void dropOldestOf(LogTopic owner) {
        drop(Arrays.binarySearch(numbers, head, tail, owner.oldestKept()), owner);
        skipGone();
        if (gone > SMALLEST && gone > (tail - head) / 2) {
            tidy();
        }
    }

    /** Lets go of the oldest message of all, which must be there; its owner, or null if it had been taken out. */
    @Nullable
    LogTopic dropOldest() {
        skipGone();
        LogTopic owner = owners[head];
        if (owner == null) {
            return null;
        }
        if (messages[head] == null) {
            holes--;
            gone++;
            owners[head] = null;
            skipGone();
            return null;
        }
        drop(head, owner);
        skipGone();
        return owner;
    }

    /** Whether nothing is here, nor was taken out. */
    boolean isEmpty() {
        return tail - head == gone;
    }

    private void drop(int at, LogTopic owner) {
        Message message = messages[at];
        if (message != null) {
            bytes -= message.footprint();
        }
        owner.drop(numbers[at]);
        messages[at] = null;
        owners[at] = null;
        gone++;
        revision++;
    }

    /** Takes the message {@code number} out, which is there; it may be put back. */
    void takeOut(long number) {
        int at = Arrays.binarySearch(numbers, head, tail, number);
        Message message = messages[at];
        LogTopic owner = owners[at];
        if (message != null && owner != null) {
            bytes -= message.footprint();
            owner.drop(number);
            messages[at] = null;
            holes++;
            revision++;
        }
    }

    /** Puts {@code message} back. @return whether there was still room for it */
    boolean putBack(long number, Message message, LogTopic owner) {
        int at = Arrays.binarySearch(numbers, head, tail, number);
        if (at < 0 || owners[at] == null || messages[at] != null) {
            return false;
        }
        holes--;
        revision++;
        if (owner.running() + owner.kept() >= PER_TOPIC) {
            owners[at] = null;
            gone++;
            return false;
        }
        messages[at] = message;
        owners[at] = owner;
        owner.keep(number);
        bytes += message.footprint();
        return true;
    }

    /** How many entries there are, with those that were taken out. */
    int places() {
        tidy();
        return tail - head;
    }

    /** How many entries come before {@code number}, with those that were taken out. */
    int placeOf(long number) {
        tidy();
        return ceiling(number) - head;
    }

    /** The number of the entry at {@code place}. */
    long numberAt(long place) {
        tidy();
        return numbers[head + (int) place];
    }

    /** The smallest number from {@code number} on that an entry has; {@code otherwise} if there is none. */
    long next(long number, long otherwise) {
        int at = ceiling(number);
        while (at < tail && owners[at] == null) {
            at++;
        }
        return at == tail ? otherwise : numbers[at];
    }

    /** The largest number up to {@code number} that an entry has; {@code otherwise} if there is none. */
    long previous(long number, long otherwise) {
        int at = number == Long.MAX_VALUE ? tail : ceiling(number + 1);
        while (at > head && owners[at - 1] == null) {
            at--;
        }
        return at == head ? otherwise : numbers[at - 1];
    }

    private int ceiling(long number) {
        int at = Arrays.binarySearch(numbers, head, tail, number);
        return at < 0 ? -at - 1 : at;
    }

    private void skipGone() {
        while (head < tail && owners[head] == null) {
            head++;
            gone--;
        }
    }

    private void makeRoom() {
        tidy();
        if (tail - head > numbers.length / 2) {
            int room = numbers.length * 2;
            numbers = Arrays.copyOf(numbers, room);
            messages = Arrays.copyOf(messages, room);
            owners = Arrays.copyOf(owners, room);
        } else if (head > 0) {
            move(0);
        }
    }

    /** Closes up what is gone. */
    private void tidy() {
        if (gone > 0) {
            move(head);
        }
    }

    private void move(int begin) {
        int to = begin;
        for (int from = head; from < tail; from++) {
            if (owners[from] != null) {
                numbers[to] = numbers[from];
                messages[to] = messages[from];
                owners[to++] = owners[from];
            }
        }
        Arrays.fill(messages, to, tail, null);
        Arrays.fill(owners, to, tail, null);
        head = begin;
        tail = to;
        gone = 0;
    }
}
