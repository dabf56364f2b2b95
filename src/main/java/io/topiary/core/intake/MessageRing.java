package io.topiary.core.intake;

import io.topiary.core.message.Message;
import io.topiary.core.message.Qos;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A queue that can also give up its oldest QoS 0 message in constant time, amortised. Not thread-safe.
 *
 * <p>A message given up from the middle leaves a hole; holes are passed over when draining and squeezed out when the
 * array is full.
 */
final class MessageRing {

    private static final int SMALLEST = 1 << 10;
    private static final int KEPT_WHEN_EMPTY = 1 << 16;

    private @Nullable Message[] slots = new @Nullable Message[SMALLEST];
    private long head;
    private long tail;
    private int size;
    /** Everything from head up to here is no QoS 0 message. */
    private long qos0From;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(Message message) {
        if (tail - head == slots.length) {
            rebuild();
        }
        slots[slot(tail++)] = message;
        size++;
    }

    /** Moves the oldest messages into {@code batch}; returns how many. */
    int drain(Message[] batch) {
        int count = 0;
        while (count < batch.length && size > 0) {
            int slot = slot(head++);
            Message message = slots[slot];
            if (message != null) {
                slots[slot] = null;
                batch[count++] = message;
                size--;
            }
        }
        qos0From = Math.max(qos0From, head);
        if (size == 0) {
            reset();
        }
        return count;
    }

    /** Removes the oldest QoS 0 message, or the oldest of all if there is none. The ring must not be empty. */
    Message removeForRoom() {
        for (; qos0From < tail; qos0From++) {
            Message message = slots[slot(qos0From)];
            if (message != null && message.qos() == Qos.AT_MOST_ONCE) {
                return remove(qos0From);
            }
        }
        long oldest = head;
        while (slots[slot(oldest)] == null) {
            oldest++;
        }
        head = oldest;
        return remove(oldest);
    }

    private Message remove(long position) {
        int slot = slot(position);
        Message message = Objects.requireNonNull(slots[slot]);
        slots[slot] = null;
        size--;
        return message;
    }

    private int slot(long position) {
        return (int) position & (slots.length - 1);
    }

    /** Squeezes the holes out, into a larger array unless at least half were holes. */
    private void rebuild() {
        int length = size > slots.length / 2 ? slots.length * 2 : slots.length;
        @Nullable Message[] next = new @Nullable Message[length];
        int count = 0;
        int beforeQos0 = 0;
        for (long position = head; position < tail; position++) {
            Message message = slots[slot(position)];
            if (message != null) {
                next[count++] = message;
                beforeQos0 += position < qos0From ? 1 : 0;
            }
        }
        slots = next;
        head = 0;
        tail = count;
        qos0From = beforeQos0;
    }

    private void reset() {
        head = 0;
        tail = 0;
        qos0From = 0;
        if (slots.length > KEPT_WHEN_EMPTY) {
            slots = new @Nullable Message[SMALLEST];
        }
    }
}
