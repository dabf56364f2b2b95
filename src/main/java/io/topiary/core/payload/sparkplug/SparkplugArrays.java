package io.topiary.core.payload.sparkplug;

import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.Utf8;
import io.topiary.core.payload.format.JsonText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * Array types, packed into bytes (Sparkplug specification 3.0, section 6.4.16): little-endian numbers, booleans as a count
 * of four bytes and bits from the highest on, texts each ended by a zero.
 */
final class SparkplugArrays {

    private SparkplugArrays() {}

    /** Whether {@code datatype} is one. */
    static boolean isArray(long datatype) {
        return SparkplugType.of(datatype)
                .map(type -> type.compareTo(SparkplugType.Int8Array) >= 0)
                .orElse(false);
    }

    /** Writes {@code bytes} as the array that {@code datatype} says; false, and nothing, if they are none. */
    static boolean write(JsonText json, long datatype, byte[] bytes) throws UndecodableException {
        Optional<SparkplugType> type = SparkplugType.of(datatype).filter(_ -> isArray(datatype));
        if (type.isEmpty()) {
            return false;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return switch (type.get()) {
            case BooleanArray -> booleans(json, in);
            case StringArray -> texts(json, bytes);
            default -> numbers(json, type.get(), in);
        };
    }

    private static boolean numbers(JsonText json, SparkplugType type, ByteBuffer in) throws UndecodableException {
        if (in.remaining() % width(type) != 0) {
            return false;
        }
        json.array();
        while (in.hasRemaining()) {
            switch (type) {
                case Int8Array -> json.number(in.get());
                case Int16Array -> json.number(in.getShort());
                case Int32Array -> json.number(in.getInt());
                case Int64Array -> json.number(in.getLong());
                case UInt8Array -> json.number(in.get() & 0xFF);
                case UInt16Array -> json.number(in.getShort() & 0xFFFF);
                case UInt32Array -> json.number(Integer.toUnsignedLong(in.getInt()));
                case UInt64Array -> json.number(SparkplugValues.unsigned(in.getLong()));
                case FloatArray -> json.number(in.getFloat());
                case DoubleArray -> json.number(in.getDouble());
                default -> json.time(Instant.ofEpochMilli(in.getLong()));
            }
        }
        json.endArray();
        return true;
    }

    static int width(SparkplugType type) {
        return switch (type) {
            case Int8Array, UInt8Array -> Byte.BYTES;
            case Int16Array, UInt16Array -> Short.BYTES;
            case Int32Array, UInt32Array, FloatArray -> Integer.BYTES;
            default -> Long.BYTES;
        };
    }

    private static boolean booleans(JsonText json, ByteBuffer in) throws UndecodableException {
        if (in.remaining() < Integer.BYTES) {
            return false;
        }
        int count = in.getInt();
        if (count < 0 || count > (long) in.remaining() * Byte.SIZE) {
            return false;
        }
        json.array();
        for (int i = 0; i < count; i++) {
            int bit = in.get(in.position() + i / Byte.SIZE) >> (7 - i % Byte.SIZE);
            json.bool((bit & 1) == 1);
        }
        json.endArray();
        return true;
    }

    private static boolean texts(JsonText json, byte[] bytes) throws UndecodableException {
        if (!Utf8.isValid(bytes) || (bytes.length > 0 && bytes[bytes.length - 1] != 0)) {
            return false;
        }
        json.array();
        int from = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == 0) {
                json.text(new String(bytes, from, at - from, StandardCharsets.UTF_8));
                from = at + 1;
            }
        }
        json.endArray();
        return true;
    }
}
