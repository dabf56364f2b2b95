package io.topiary.core.payload.layout;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One type character of Python's {@code struct}: its size, its range and how a value in text becomes bytes. */
record StructType(char code, int standardSize, int nativeSize, Kind kind) {

    private enum Kind {
        SIGNED,
        UNSIGNED,
        FLOAT,
        BOOLEAN,
        CHARACTER,
        BYTES
    }

    /** The type of {@code code}, or null if there is none. */
    static @Nullable StructType of(char code) {
        return switch (code) {
            case 'b' -> new StructType(code, 1, 1, Kind.SIGNED);
            case 'B' -> new StructType(code, 1, 1, Kind.UNSIGNED);
            case '?' -> new StructType(code, 1, 1, Kind.BOOLEAN);
            case 'h' -> new StructType(code, 2, 2, Kind.SIGNED);
            case 'H' -> new StructType(code, 2, 2, Kind.UNSIGNED);
            case 'i' -> new StructType(code, 4, 4, Kind.SIGNED);
            case 'I' -> new StructType(code, 4, 4, Kind.UNSIGNED);
            case 'l' -> new StructType(code, 4, 8, Kind.SIGNED);
            case 'L' -> new StructType(code, 4, 8, Kind.UNSIGNED);
            case 'q' -> new StructType(code, 8, 8, Kind.SIGNED);
            case 'Q' -> new StructType(code, 8, 8, Kind.UNSIGNED);
            case 'e' -> new StructType(code, 2, 2, Kind.FLOAT);
            case 'f' -> new StructType(code, 4, 4, Kind.FLOAT);
            case 'd' -> new StructType(code, 8, 8, Kind.FLOAT);
            case 'c' -> new StructType(code, 1, 1, Kind.CHARACTER);
            case 's', 'p', 'x' -> new StructType(code, 1, 1, Kind.BYTES);
            default -> null;
        };
    }

    static StructType require(char code) {
        StructType type = of(code);
        if (type == null) {
            throw new IllegalArgumentException("no such type: " + code);
        }
        return type;
    }

    int size(boolean asNative) {
        return asNative ? nativeSize : standardSize;
    }

    /** Puts {@code value} into {@code buffer}, which is of this type's size. */
    void put(ByteBuffer buffer, String value) throws InvalidLayoutException {
        switch (kind) {
            case SIGNED, UNSIGNED -> putInteger(buffer, integer(value, buffer.capacity()));
            case FLOAT -> putFloat(buffer, value);
            case BOOLEAN -> buffer.put((byte) (truth(value) ? 1 : 0));
            case CHARACTER -> buffer.put(character(value));
            case BYTES -> throw new IllegalStateException("put as bytes");
        }
    }

    /** A text of a fixed length: {@code s} cut or filled with zeros, {@code p} with its length in the first byte. */
    static byte[] bytes(char code, String value, int length) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        if (code == 's') {
            return Arrays.copyOf(text, length);
        }
        byte[] pascal = new byte[length];
        if (length > 0) {
            int used = Math.min(text.length, Math.min(length - 1, 255));
            pascal[0] = (byte) used;
            System.arraycopy(text, 0, pascal, 1, used);
        }
        return pascal;
    }

    private BigInteger integer(String value, int size) throws InvalidLayoutException {
        String plain = value.replace("_", "").toLowerCase(Locale.ROOT);
        boolean negative = plain.startsWith("-");
        String digits = negative || plain.startsWith("+") ? plain.substring(1) : plain;
        BigInteger number;
        try {
            BigInteger magnitude =
                    digits.startsWith("0x") ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits, 10);
            number = negative ? magnitude.negate() : magnitude;
        } catch (NumberFormatException e) {
            throw unusable(value);
        }
        int bits = size * Byte.SIZE;
        BigInteger least =
                kind == Kind.SIGNED ? BigInteger.ONE.shiftLeft(bits - 1).negate() : BigInteger.ZERO;
        BigInteger beyond = BigInteger.ONE.shiftLeft(kind == Kind.SIGNED ? bits - 1 : bits);
        if (number.compareTo(least) < 0 || number.compareTo(beyond) >= 0) {
            throw unusable(value);
        }
        return number;
    }

    private static void putInteger(ByteBuffer buffer, BigInteger number) {
        long bits = number.longValue();
        switch (buffer.capacity()) {
            case 1 -> buffer.put((byte) bits);
            case 2 -> buffer.putShort((short) bits);
            case 4 -> buffer.putInt((int) bits);
            default -> buffer.putLong(bits);
        }
    }

    private void putFloat(ByteBuffer buffer, String value) throws InvalidLayoutException {
        double number = number(value);
        switch (buffer.capacity()) {
            case 2 -> buffer.putShort(half(number, value));
            case 4 -> {
                float narrowed = (float) number;
                if (Float.isInfinite(narrowed) && !Double.isInfinite(number)) {
                    throw unusable(value);
                }
                buffer.putFloat(narrowed);
            }
            default -> buffer.putDouble(number);
        }
    }

    private double number(String value) throws InvalidLayoutException {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "infinity", "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> {
                try {
                    yield new BigDecimal(value).signum() == 0 ? Double.parseDouble(value) : finite(value);
                } catch (NumberFormatException e) {
                    throw unusable(value);
                }
            }
        };
    }

    private double finite(String value) throws InvalidLayoutException {
        double number = Double.parseDouble(value);
        if (Double.isInfinite(number)) {
            throw unusable(value);
        }
        return number;
    }

    /** Rounds once, from the double: going through a float would round twice. */
    private short half(double number, String value) throws InvalidLayoutException {
        if (Double.isNaN(number) || Double.isInfinite(number) || number == 0) {
            return Float.floatToFloat16((float) number);
        }
        int exponent = Math.max(Math.getExponent(number), -14);
        double step = Math.scalb(1.0, exponent - 10);
        double rounded = Math.rint(number / step) * step;
        if (Math.abs(rounded) > 65_504) {
            throw unusable(value);
        }
        return Float.floatToFloat16((float) rounded);
    }

    private boolean truth(String value) throws InvalidLayoutException {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw unusable(value);
        };
    }

    private byte character(String value) throws InvalidLayoutException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (bytes.length != 1) {
            throw unusable(value);
        }
        return bytes[0];
    }

    private InvalidLayoutException unusable(String value) {
        return new InvalidLayoutException("struct.value", value, String.valueOf(code));
    }
}
