package io.topiary.core.payload.layout;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A binary layout in the notation of Python's {@code struct}: {@code <hB3sxf}. Native sizes and alignment ({@code @}, also
 * without a prefix) are those of x86-64.
 */
public final class StructLayout {

    private static final int LARGEST_BYTES = 268_435_455;
    private static final String PREFIXES = "@=<>!";

    private final List<Field> fields;
    private final boolean aligned;
    private final ByteOrder order;

    /** {@code count} values of one type; with {@code s} and {@code p} one value of {@code count} bytes. */
    record Field(char type, int count) {

        int values() {
            return switch (type) {
                case 'x' -> 0;
                case 's', 'p' -> 1;
                default -> count;
            };
        }
    }

    /** The fields in order. */
    List<Field> fields() {
        return fields;
    }

    /** Whether fields lie at multiples of their sizes, which are the native ones then. */
    boolean aligned() {
        return aligned;
    }

    ByteOrder order() {
        return order;
    }

    private StructLayout(List<Field> fields, boolean aligned, ByteOrder order) {
        this.fields = List.copyOf(fields);
        this.aligned = aligned;
        this.order = order;
    }

    /**
     * The layout that {@code layout} says.
     *
     * @throws InvalidLayoutException if it is none
     */
    public static StructLayout parse(String layout) throws InvalidLayoutException {
        char prefix = layout.isEmpty() || PREFIXES.indexOf(layout.charAt(0)) < 0 ? '@' : layout.charAt(0);
        int at = !layout.isEmpty() && layout.charAt(0) == prefix ? 1 : 0;
        List<Field> fields = new ArrayList<>();
        while (at < layout.length()) {
            char c = layout.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            int digits = at;
            while (at < layout.length() && layout.charAt(at) >= '0' && layout.charAt(at) <= '9') {
                at++;
            }
            if (at == layout.length()) {
                throw new InvalidLayoutException("struct.count", digits + 1);
            }
            char type = layout.charAt(at++);
            if (StructType.of(type) == null) {
                throw new InvalidLayoutException("struct.type", String.valueOf(type), at);
            }
            fields.add(new Field(type, digits == at - 1 ? 1 : count(layout.substring(digits, at - 1))));
        }
        boolean big = prefix == '>' || prefix == '!';
        return new StructLayout(fields, prefix == '@', big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    private static int count(String digits) throws InvalidLayoutException {
        try {
            int count = Integer.parseInt(digits);
            if (count <= LARGEST_BYTES) {
                return count;
            }
        } catch (NumberFormatException tooLarge) {
            // said below
        }
        throw new InvalidLayoutException("struct.large");
    }

    /** How many values {@link #pack} takes. */
    public int values() {
        return (int) Math.min(
                Integer.MAX_VALUE, fields.stream().mapToLong(Field::values).sum());
    }

    /**
     * The bytes of {@code values}, each as text.
     *
     * @throws InvalidLayoutException if a value does not fit its type, or there are too few or too many
     */
    public byte[] pack(List<String> values) throws InvalidLayoutException {
        if (values.size() != values()) {
            throw new InvalidLayoutException("struct.values", values(), values.size());
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        int next = 0;
        for (Field field : fields) {
            StructType type = StructType.require(field.type());
            int size = type.size(aligned);
            if (aligned && size > 1) {
                packed.writeBytes(new byte[(size - packed.size() % size) % size]);
            }
            List<String> own = values.subList(next, next + field.values());
            next += field.values();
            write(packed, field, type, own);
            if (packed.size() > LARGEST_BYTES) {
                throw new InvalidLayoutException("struct.large");
            }
        }
        return packed.toByteArray();
    }

    private void write(ByteArrayOutputStream packed, Field field, StructType type, List<String> values)
            throws InvalidLayoutException {
        switch (field.type()) {
            case 'x' -> packed.writeBytes(new byte[field.count()]);
            case 's', 'p' -> packed.writeBytes(StructType.bytes(field.type(), values.getFirst(), field.count()));
            default -> {
                int size = type.size(aligned);
                for (String value : values) {
                    ByteBuffer buffer = ByteBuffer.allocate(size).order(order);
                    type.put(buffer, value);
                    packed.writeBytes(buffer.array());
                }
            }
        }
    }
}
