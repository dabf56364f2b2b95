package io.topiary.core.payload.schema;

import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.wire.WireBudget;
import io.topiary.core.text.Text;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The primitive types of Avro's binary encoding (specification 1.12, "Binary Encoding"), read without believing a length
 * before its bytes are there: Avro's own decoder allocates what is announced. Not thread-safe.
 */
final class AvroBytes {

    private static final int LONGEST_VARINT = 10;

    private final ByteBuffer in;
    private final WireBudget budget = new WireBudget();

    /** Reads {@code bytes} from {@code from} on. */
    AvroBytes(byte[] bytes, int from) {
        this.in = ByteBuffer.wrap(bytes, from, bytes.length - from).order(ByteOrder.LITTLE_ENDIAN);
    }

    int left() {
        return in.remaining();
    }

    /** Counts one value, which may take no bytes at all. */
    void value() throws UndecodableException {
        budget.take(1);
    }

    boolean bool() throws UndecodableException {
        need(1);
        return switch (in.get()) {
            case 0 -> false;
            case 1 -> true;
            default -> throw new UndecodableException(Text.of("payload.avro.malformed", in.position() - 1));
        };
    }

    /** A zig-zag variable-length number of at most 32 bits. */
    int integer() throws UndecodableException {
        int at = in.position();
        long value = number();
        if (value != (int) value) {
            throw new UndecodableException(Text.of("payload.avro.malformed", at));
        }
        return (int) value;
    }

    /** A zig-zag variable-length number. */
    long number() throws UndecodableException {
        int at = in.position();
        long bits = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            need(1);
            byte b = in.get();
            bits |= (long) (b & 0x7F) << (7 * i);
            if (b >= 0) {
                return (bits >>> 1) ^ -(bits & 1);
            }
        }
        throw new UndecodableException(Text.of("payload.avro.malformed", at));
    }

    float single() throws UndecodableException {
        need(Float.BYTES);
        return in.getFloat();
    }

    double real() throws UndecodableException {
        need(Double.BYTES);
        return in.getDouble();
    }

    /** As many bytes as the number before them says. */
    byte[] bytes() throws UndecodableException {
        return bytes(number());
    }

    /** {@code length} bytes. */
    byte[] bytes(long length) throws UndecodableException {
        need(length);
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    /** How many items the next block has; 0 ends it. A negative count is followed by the block's size in bytes. */
    long block() throws UndecodableException {
        long count = number();
        if (count < 0) {
            number();
            count = -count;
        }
        if (count < 0 || count > WireBudget.MOST) {
            throw new UndecodableException(Text.of("payload.wire.tooMany", WireBudget.MOST));
        }
        return count;
    }

    private void need(long length) throws UndecodableException {
        if (length < 0 || length > in.remaining()) {
            throw new UndecodableException(
                    Text.of("payload.avro.truncated", String.valueOf(length), in.position(), in.remaining()));
        }
    }
}
