package io.topiary.core.payload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** What a few bytes are as numbers of the usual types. */
public final class ByteValues {

    private static final int BYTE_MASK = 0xFF;
    private static final int SHORT_MASK = 0xFFFF;

    private ByteValues() {}

    /**
     * One reading.
     *
     * @param type such as {@code u16} or {@code f64}
     * @param value in decimal notation
     */
    public record Reading(String type, String value) {}

    /**
     * The numbers that begin at {@code offset}, as far as the bytes reach: the types of one byte, two, four and eight.
     *
     * @param offset 0 to the length of {@code bytes}
     */
    public static List<Reading> at(byte[] bytes, int offset, ByteOrder order) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
        int room = bytes.length - offset;
        List<Reading> readings = new ArrayList<>();
        if (room >= Byte.BYTES) {
            readings.add(new Reading("u8", String.valueOf(bytes[offset] & BYTE_MASK)));
            readings.add(new Reading("i8", String.valueOf(bytes[offset])));
        }
        if (room >= Short.BYTES) {
            readings.add(new Reading("u16", String.valueOf(buffer.getShort(offset) & SHORT_MASK)));
            readings.add(new Reading("i16", String.valueOf(buffer.getShort(offset))));
        }
        if (room >= Integer.BYTES) {
            readings.add(new Reading("u32", Integer.toUnsignedString(buffer.getInt(offset))));
            readings.add(new Reading("i32", String.valueOf(buffer.getInt(offset))));
            readings.add(new Reading("f32", String.valueOf(buffer.getFloat(offset))));
        }
        if (room >= Long.BYTES) {
            readings.add(new Reading("u64", Long.toUnsignedString(buffer.getLong(offset))));
            readings.add(new Reading("i64", String.valueOf(buffer.getLong(offset))));
            readings.add(new Reading("f64", String.valueOf(buffer.getDouble(offset))));
        }
        return readings;
    }
}
