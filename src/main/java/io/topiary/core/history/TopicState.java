package io.topiary.core.history;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * For each topic of a recording the number of its newest message: what a tree at some instant is made of.
 *
 * <p>Packed for a snapshot it is, for each topic with a message in the order of the topics' numbers, the distance to the
 * topic before and the number of the message, both as unsigned LEB128. Not thread-safe.
 */
final class TopicState {

    private static final int PAYLOAD_BITS = 7;
    private static final int MORE = 0x80;

    private long[] newest = new long[1 << 10];
    private int size;

    /** The newest message of {@code topic} is {@code message}, both from 1. */
    void put(long topic, long message) {
        int slot = Math.toIntExact(topic);
        if (slot >= newest.length) {
            newest = Arrays.copyOf(newest, Math.max(slot + 1, newest.length * 2));
        }
        newest[slot] = message;
        size = Math.max(size, slot + 1);
    }

    /** The newest message of {@code topic}, 0 if there is none. */
    long get(long topic) {
        return topic < size ? newest[(int) topic] : 0;
    }

    /** The messages, in their order. */
    long[] messages() {
        return Arrays.stream(newest, 0, size)
                .filter(message -> message > 0)
                .sorted()
                .toArray();
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
            state.put(topic, read(rest));
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
