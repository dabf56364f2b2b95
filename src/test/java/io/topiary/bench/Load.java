package io.topiary.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a replay server plays: each topic in turn, again and again.
 *
 * @param messages how many in all
 * @param topics how many topics
 * @param payloadBytes size of each payload
 * @param perSecond messages a second, 0 for as fast as the socket takes them
 * @param shape what the topics look like
 * @param later how many of the messages wait for a second SUBSCRIBE; only these come at the rate, if there are any
 */
record Load(long messages, int topics, int payloadBytes, int perSecond, Shape shape, int later) {

    private static final int PAYLOAD_BYTES = 100;

    /** What topics look like. */
    enum Shape {
        /** One level, not retained. */
        FLAT,
        /** The same with payloads of JSON. */
        JSON,
        /** Five levels, retained. */
        TREE,
        /** The same with payloads of JSON. */
        TREE_JSON,
        /** All below one level, retained. */
        SIBLINGS
    }

    static Load flat(long messages, int topics) {
        return new Load(messages, topics, PAYLOAD_BYTES, 0, Shape.FLAT, 0);
    }

    static Load json(long messages, int topics) {
        return new Load(messages, topics, PAYLOAD_BYTES, 0, Shape.JSON, 0);
    }

    static Load tree(long messages, int topics) {
        return new Load(messages, topics, PAYLOAD_BYTES, 0, Shape.TREE, 0);
    }

    /** {@code topics} siblings at once and {@code later} more after that. */
    static Load siblings(int topics, int later) {
        return new Load((long) topics + later, topics + later, PAYLOAD_BYTES, 0, Shape.SIBLINGS, later);
    }

    static Load parse(String[] args) {
        return new Load(
                Long.parseLong(args[0]),
                Integer.parseInt(args[1]),
                Integer.parseInt(args[2]),
                Integer.parseInt(args[3]),
                Shape.valueOf(args[4]),
                Integer.parseInt(args[5]));
    }

    /** The same load, but shorter if it has more than {@code limit} messages. */
    Load atMost(long limit) {
        return new Load(Math.min(messages, limit), topics, payloadBytes, perSecond, shape, later);
    }

    /** The same at {@code rate} messages a second. */
    Load atRate(int rate) {
        return new Load(messages, topics, payloadBytes, rate, shape, later);
    }

    /** Messages a second if all came between two moments of {@link System#nanoTime()}. */
    double perSecond(long start, long end) {
        return messages * 1e9 / (end - start);
    }

    String[] toArguments() {
        return new String[] {
            Long.toString(messages),
            Integer.toString(topics),
            Integer.toString(payloadBytes),
            Integer.toString(perSecond),
            shape.name(),
            Integer.toString(later)
        };
    }

    String topic(int number) {
        return switch (shape) {
            case FLAT, JSON -> "t" + number;
            case SIBLINGS -> "plant/s" + number;
            case TREE, TREE_JSON ->
                "site%d/area%d/line%d/device%d/value%d"
                        .formatted(
                                number / 100_000,
                                number / 10_000 % 10,
                                number / 1_000 % 10,
                                number / 10 % 100,
                                number % 10);
        };
    }

    /** Name and payload bytes of all topics together. */
    long contentBytes() {
        long bytes = 0;
        for (int number = 0; number < topics; number++) {
            bytes += topic(number).length() + payloadBytes;
        }
        return bytes;
    }

    /** The PUBLISH packets of all topics, one after the other, and where each begins. */
    Packets encode(boolean mqtt5) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(topics * (payloadBytes + 48));
        int[] starts = new int[topics + 1];
        for (int number = 0; number < topics; number++) {
            byte[] payload = payload(number);
            byte[] name = topic(number).getBytes(StandardCharsets.US_ASCII);
            all.write(shape == Shape.FLAT || shape == Shape.JSON ? 0x30 : 0x31);
            writeLength(all, 2 + name.length + (mqtt5 ? 1 : 0) + payloadBytes);
            all.write(name.length >> 8);
            all.write(name.length);
            all.writeBytes(name);
            if (mqtt5) {
                all.write(0);
            }
            all.writeBytes(payload);
            starts[number + 1] = all.size();
        }
        return new Packets(all.toByteArray(), starts);
    }

    private byte[] payload(int number) {
        byte[] payload = new byte[payloadBytes];
        Arrays.fill(payload, (byte) 'x');
        if (shape == Shape.JSON || shape == Shape.TREE_JSON) {
            byte[] begin = "{\"seq\":%d,\"temp\":21.5,\"on\":true,\"list\":[1,2,3],\"note\":\""
                    .formatted(number)
                    .getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(begin, 0, payload, 0, begin.length);
            payload[payloadBytes - 2] = '"';
            payload[payloadBytes - 1] = '}';
        }
        return payload;
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        int rest = length;
        do {
            int digit = rest & 0x7F;
            rest >>= 7;
            out.write(rest > 0 ? digit | 0x80 : digit);
        } while (rest > 0);
    }

    /** Encoded packets; packet i is {@code bytes[starts[i], starts[i + 1])}. */
    record Packets(byte[] bytes, int[] starts) {}
}
