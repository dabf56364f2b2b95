package io.topiary.core.history;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * For each topic of a recording the number of its newest message and how many there were so far: what a tree at some
 * instant is made of. Messages that Topiary published do not count: a tree shows what came.
 *
 * <p>Packed for a snapshot it is, for each topic with a message in the order of the topics' numbers, the distance to the
 * topic before, the number of the message, and the count, all as unsigned LEB128. Not thread-safe.
 */
final class TopicState {

    private static final int PAYLOAD_BITS = 7;
    private static final int MORE = 0x80;

    private long[] newest = new long[1 << 10];
    private long[] counts = new long[1 << 10];
    private int size;

    /** Message {@code message} came on {@code topic}, both numbered from 1. */
    void came(long topic, long message) {
        came(topic, message, 1);
    }

    /** {@code count} messages came on {@code topic}, the last of them {@code message}. */
    void came(long topic, long message, long count) {
        set(topic, message, count(topic) + count);
    }

    /** As if nothing had ever come on {@code topic}. */
    void forget(long topic) {
        if (topic < size) {
            newest[(int) topic] = 0;
            counts[(int) topic] = 0;
        }
    }

    private void set(long topic, long message, long count) {
        int slot = Math.toIntExact(topic);
        if (slot >= newest.length) {
            int room = Math.max(slot + 1, newest.length * 2);
            newest = Arrays.copyOf(newest, room);
            counts = Arrays.copyOf(counts, room);
        }
        newest[slot] = message;
        counts[slot] = count;
        size = Math.max(size, slot + 1);
    }

    /** The newest message of {@code topic}, 0 if there is none. */
    long get(long topic) {
        return topic < size ? newest[(int) topic] : 0;
    }

    /** How many messages came on {@code topic}. */
    long count(long topic) {
        return topic < size ? counts[(int) topic] : 0;
    }

    /** The newest messages, in their order. */
    long[] messages() {
        return Arrays.stream(newest, 0, size)
                .filter(message -> message > 0)
                .sorted()
                .toArray();
    }

    /** The topics that have a message, in the order of their numbers. */
    IntStream topics() {
        return IntStream.range(1, size).filter(topic -> newest[topic] > 0);
    }

    /** The highest number of a topic, plus 1. */
    int size() {
        return size;
    }

    byte[] pack() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        int before = 0;
        for (int topic = 1; topic < size; topic++) {
            if (newest[topic] > 0) {
                write(packed, topic - before);
                write(packed, newest[topic]);
                write(packed, counts[topic]);
                before = topic;
            }
        }
        return packed.toByteArray();
    }

    static TopicState unpack(byte[] packed) {
        TopicState state = new TopicState();
        ByteBuffer rest = ByteBuffer.wrap(packed);
        long topic = 0;
        while (rest.hasRemaining()) {
            topic += read(rest);
            long message = read(rest);
            state.set(topic, message, read(rest));
        }
        return state;
    }

    private static void write(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest >= MORE) {
            out.write((int) ((rest & 0x7F) | MORE));
            rest >>>= PAYLOAD_BITS;
        }
        out.write((int) rest);
    }

    private static long read(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += PAYLOAD_BITS) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
