package io.topiary.demo.fleet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes a Sparkplug B payload: the protocol buffer {@code org.eclipse.tahu.protobuf.Payload} with its timestamp (field
 * 1), metrics (2) and sequence number (3), as the Sparkplug specification 3.0 defines in section 6.4. Used once, by one
 * thread.
 */
final class SparkplugPayload {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int TYPE_INT64 = 4;
    private static final int TYPE_DOUBLE = 10;
    private static final int TYPE_BOOLEAN = 11;
    private static final int TYPE_STRING = 12;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final long millis;

    /** A payload stamped with milliseconds since 1970. */
    SparkplugPayload(long millis) {
        this.millis = millis;
        number(out, 1, millis);
    }

    SparkplugPayload metric(String name, long value) {
        return metric(name, TYPE_INT64, metric -> number(metric, 11, value));
    }

    SparkplugPayload metric(String name, double value) {
        return metric(name, TYPE_DOUBLE, metric -> {
            tag(metric, 13, FIXED64);
            metric.writeBytes(ByteBuffer.allocate(Double.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putDouble(value)
                    .array());
        });
    }

    SparkplugPayload metric(String name, boolean value) {
        return metric(name, TYPE_BOOLEAN, metric -> number(metric, 14, value ? 1 : 0));
    }

    SparkplugPayload metric(String name, String value) {
        return metric(name, TYPE_STRING, metric -> bytes(metric, 15, Payloads.utf8(value)));
    }

    /** The payload with a sequence number, 0 to 255. */
    byte[] withSequence(int sequence) {
        number(out, 3, sequence);
        return out.toByteArray();
    }

    /** The payload without a sequence number, as a death certificate has none. */
    byte[] withoutSequence() {
        return out.toByteArray();
    }

    private SparkplugPayload metric(String name, int type, java.util.function.Consumer<ByteArrayOutputStream> value) {
        ByteArrayOutputStream metric = new ByteArrayOutputStream();
        bytes(metric, 1, Payloads.utf8(name));
        number(metric, 3, millis);
        number(metric, 4, type);
        value.accept(metric);
        bytes(out, 2, metric.toByteArray());
        return this;
    }

    private static void number(ByteArrayOutputStream to, int field, long value) {
        tag(to, field, VARINT);
        varint(to, value);
    }

    private static void bytes(ByteArrayOutputStream to, int field, byte[] value) {
        tag(to, field, BYTES);
        varint(to, value.length);
        to.writeBytes(value);
    }

    private static void tag(ByteArrayOutputStream to, int field, int type) {
        varint(to, ((long) field << 3) | type);
    }

    private static void varint(ByteArrayOutputStream to, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            to.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        to.write((int) rest);
    }
}
