package io.topiary.core.payload.layout;

import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One field of a layout. The value shown is {@code raw × scale + add}, exactly.
 *
 * @param name key of the value
 * @param offset of the first byte, from 0
 * @param type what it holds
 * @param bigEndian whether the highest byte comes first
 * @param scale factor of numbers; not 0
 * @param add summand of numbers
 * @param unit for people, may be empty
 * @param count values one after the other; bytes of text and hex; bits of {@link FieldType#BITS}
 * @param bit lowest bit of {@link FieldType#BITS} and {@link FieldType#BOOL}, from 0
 */
public record LayoutField(
        String name,
        int offset,
        FieldType type,
        boolean bigEndian,
        BigDecimal scale,
        BigDecimal add,
        String unit,
        int count,
        int bit) {

    /** Largest offset and length: MQTT carries no more. */
    public static final int LARGEST_BYTES = 268_435_455;

    private static final int LONGEST_NAME = 200;
    private static final int MOST_VALUES = 100_000;
    private static final int MOST_DIGITS = 40;

    /** A single number without scale. */
    public static LayoutField of(String name, int offset, FieldType type, boolean bigEndian) {
        return new LayoutField(name, offset, type, bigEndian, BigDecimal.ONE, BigDecimal.ZERO, "", 1, 0);
    }

    /** The same with another scale and unit. */
    public LayoutField scaled(String factor, String inUnit) {
        return new LayoutField(name, offset, type, bigEndian, new BigDecimal(factor), add, inUnit, count, bit);
    }

    /** The same, {@code values} times (or so many bytes, or bits). */
    public LayoutField times(int values) {
        return new LayoutField(name, offset, type, bigEndian, scale, add, unit, values, bit);
    }

    /** The same from another bit on. */
    public LayoutField atBit(int lowest) {
        return new LayoutField(name, offset, type, bigEndian, scale, add, unit, count, lowest);
    }

    /** Bytes it takes. */
    public long size() {
        if (type == FieldType.BITS) {
            return (bit + (long) count + Byte.SIZE - 1) / Byte.SIZE;
        }
        return type.isBlock() ? count : (long) type.width() * count;
    }

    /** Offset behind its last byte. */
    public long end() {
        return offset + size();
    }

    /** Whether raw value and value shown differ. */
    public boolean isScaled() {
        return type.isNumber() && (scale.compareTo(BigDecimal.ONE) != 0 || add.signum() != 0);
    }

    /** Whether it is shown as an array. */
    boolean isArray() {
        return count > 1 && !type.isBlock() && type != FieldType.BITS;
    }

    /** What is wrong with it; empty if nothing is. */
    public Optional<Text> problem() {
        String shown = Escapes.visible(name, LONGEST_NAME);
        if (name.isBlank() || name.length() > LONGEST_NAME || name.startsWith("$")) {
            return Optional.of(Text.of("layout.problem.name", shown));
        }
        if (offset < 0 || end() > LARGEST_BYTES) {
            return Optional.of(Text.of("layout.problem.offset", shown, LARGEST_BYTES));
        }
        if (type == FieldType.BITS ? count < 1 || bit < 0 || bit + (long) count > Long.SIZE : badCount()) {
            return Optional.of(
                    type == FieldType.BITS
                            ? Text.of("layout.problem.bits", shown, Long.SIZE)
                            : Text.of("layout.problem.count", shown, type.isBlock() ? LARGEST_BYTES : MOST_VALUES));
        }
        if (type == FieldType.BOOL && (bit < 0 || bit >= Byte.SIZE)) {
            return Optional.of(Text.of("layout.problem.bit", shown));
        }
        return scale.signum() == 0 || isLong(scale) || isLong(add)
                ? Optional.of(Text.of("layout.problem.scale", shown, MOST_DIGITS))
                : Optional.empty();
    }

    private boolean badCount() {
        return count < 1 || (!type.isBlock() && count > MOST_VALUES);
    }

    private static boolean isLong(BigDecimal number) {
        return number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS;
    }
}
