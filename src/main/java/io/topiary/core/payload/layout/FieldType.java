package io.topiary.core.payload.layout;

import java.util.Locale;
import java.util.Optional;

/** What a field of a layout holds. */
public enum FieldType {
    /** Unsigned integers of so many bits. */
    U8(1),
    U16(2),
    U24(3),
    U32(4),
    U48(6),
    U64(8),
    /** Signed integers in two's complement. */
    I8(1),
    I16(2),
    I24(3),
    I32(4),
    I48(6),
    I64(8),
    /** IEEE 754 floats. */
    F16(2),
    F32(4),
    F64(8),
    /** An unsigned number of {@code count} bits from bit {@code bit} on, 0 being the lowest. */
    BITS(0),
    /** Bit {@code bit} of a byte. */
    BOOL(1),
    /** {@code count} bytes of ASCII, filled up with zeros. */
    ASCII(0),
    /** {@code count} bytes of UTF-8, filled up with zeros. */
    UTF8(0),
    /** {@code count} bytes as they are. */
    HEX(0),
    /** Seconds since 1970, unsigned in four bytes. */
    TIME_S(4),
    /** Seconds since 1970, signed in eight bytes. */
    TIME_S64(8),
    /** Milliseconds since 1970, signed in eight bytes. */
    TIME_MS(8);

    private final int width;

    FieldType(int width) {
        this.width = width;
    }

    /** Bytes of one value; 0 if {@code count} says it. */
    public int width() {
        return width;
    }

    /** Its name in files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type named {@code id}. */
    public static Optional<FieldType> of(String id) {
        for (FieldType type : values()) {
            if (type.id().equals(id)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Whether it is an integer. */
    public boolean isInteger() {
        return compareTo(I64) <= 0;
    }

    /** Whether it is an integer with a sign. */
    public boolean isSigned() {
        return isInteger() && compareTo(I8) >= 0;
    }

    /** Whether it is a float. */
    public boolean isReal() {
        return this == F16 || this == F32 || this == F64;
    }

    /** Whether it may be scaled. */
    public boolean isNumber() {
        return isInteger() || isReal() || this == BITS;
    }

    /** Whether the order of its bytes matters. */
    public boolean isOrdered() {
        return width > 1 || this == BITS;
    }

    /** Whether {@code count} is a length in bytes rather than a number of values. */
    public boolean isBlock() {
        return this == ASCII || this == UTF8 || this == HEX;
    }

    /** Whether {@code bit} means something. */
    public boolean hasBit() {
        return this == BITS || this == BOOL;
    }
}
