package io.topiary.core.payload.sparkplug;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes the fields of one Protocol Buffers message, in the order in which they are given. Not thread-safe. */
final class WireOut {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

    private interface Writing {

        void write() throws IOException;
    }

    /** All 64 bits, as few bytes as they need. */
    void varint(int number, long bits) {
        written(() -> out.writeUInt64(number, bits));
    }

    void flag(int number, boolean value) {
        written(() -> out.writeBool(number, value));
    }

    void real(int number, float value) {
        written(() -> out.writeFloat(number, value));
    }

    void real(int number, double value) {
        written(() -> out.writeDouble(number, value));
    }

    void text(int number, String value) {
        written(() -> out.writeString(number, value));
    }

    /** Bytes, or a message. */
    void bytes(int number, byte[] value) {
        written(() -> out.writeByteArray(number, value));
    }

    byte[] toBytes() {
        written(out::flush);
        return bytes.toByteArray();
    }

    private static void written(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            // an array in memory takes everything
            throw new UncheckedIOException(e);
        }
    }
}
