package io.topiary.core.payload.layout;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Turns Python's struct notation into fields. */
final class StructFields {

    private StructFields() {}

    static List<LayoutField> of(StructLayout struct) {
        boolean big = struct.order() == ByteOrder.BIG_ENDIAN;
        List<LayoutField> fields = new ArrayList<>();
        long offset = 0;
        for (StructLayout.Field field : struct.fields()) {
            int size = StructType.require(field.type()).size(struct.aligned());
            if (struct.aligned() && size > 1) {
                offset += (size - offset % size) % size;
            }
            if (offset > LayoutField.LARGEST_BYTES) {
                break;
            }
            if (field.count() > 0 && field.type() != 'x') {
                String name = String.valueOf(field.type()) + (fields.size() + 1);
                fields.add(LayoutField.of(name, (int) offset, type(field.type(), size), big)
                        .times(field.count()));
            }
            offset += (long) size * field.count();
        }
        return fields;
    }

    private static FieldType type(char code, int size) {
        return switch (code) {
            case '?' -> FieldType.BOOL;
            case 'e' -> FieldType.F16;
            case 'f' -> FieldType.F32;
            case 'd' -> FieldType.F64;
            case 's', 'c' -> FieldType.UTF8;
            // the first byte is a length, so it is no text
            case 'p' -> FieldType.HEX;
            default -> integer(Character.isUpperCase(code), size);
        };
    }

    private static FieldType integer(boolean unsigned, int size) {
        return switch (size) {
            case 1 -> unsigned ? FieldType.U8 : FieldType.I8;
            case 2 -> unsigned ? FieldType.U16 : FieldType.I16;
            case 4 -> unsigned ? FieldType.U32 : FieldType.I32;
            default -> unsigned ? FieldType.U64 : FieldType.I64;
        };
    }
}
