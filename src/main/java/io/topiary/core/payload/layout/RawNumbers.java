package io.topiary.core.payload.layout;

import java.math.BigInteger;

/** Integers of any width in bytes. */
final class RawNumbers {

    private RawNumbers() {}

    /** The {@code width} bytes (at most eight) from {@code at} on as one unsigned number in 64 bits. */
    static long read(byte[] bytes, int at, int width, boolean bigEndian) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            int index = bigEndian ? at + i : at + width - 1 - i;
            value = (value << Byte.SIZE) | (bytes[index] & 0xFF);
        }
        return value;
    }

    /** Writes the lowest {@code width} bytes of {@code value}. */
    static void write(byte[] bytes, int at, int width, boolean bigEndian, long value) {
        long rest = value;
        for (int i = 0; i < width; i++) {
            bytes[bigEndian ? at + width - 1 - i : at + i] = (byte) rest;
            rest >>>= Byte.SIZE;
        }
    }

    /** {@code value} of {@code width} bytes with its sign. */
    static long signed(long value, int width) {
        int unused = Long.SIZE - width * Byte.SIZE;
        return value << unused >> unused;
    }

    /** {@code value} without a sign. */
    static BigInteger unsigned(long value) {
        return new BigInteger(Long.toUnsignedString(value));
    }

    /** The least number of {@code type}. */
    static BigInteger least(FieldType type) {
        return type.isSigned()
                ? BigInteger.ONE.shiftLeft(type.width() * Byte.SIZE - 1).negate()
                : BigInteger.ZERO;
    }

    /** The greatest number of {@code type}. */
    static BigInteger most(FieldType type) {
        return BigInteger.ONE
                .shiftLeft(type.width() * Byte.SIZE - (type.isSigned() ? 1 : 0))
                .subtract(BigInteger.ONE);
    }
}
