package io.topiary.core.payload.layout;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Layouts to begin with. */
public final class LayoutPresets {

    private LayoutPresets() {}

    /** One number of {@code type}, and nothing else. */
    public static Layout single(FieldType type, boolean bigEndian) {
        String order = !type.isOrdered() ? "" : bigEndian ? " big-endian" : " little-endian";
        return new Layout(
                type.id().toUpperCase(Locale.ROOT) + order, List.of(LayoutField.of("value", 0, type, bigEndian)));
    }

    /** One number, of each width and order. */
    public static List<Layout> singles() {
        return Stream.of(FieldType.values())
                .filter(type -> type.isInteger() || type.isReal())
                .flatMap(type -> type.isOrdered()
                        ? Stream.of(single(type, true), single(type, false))
                        : Stream.of(single(type, true)))
                .toList();
    }

    /** Registers of 16 bits as Modbus has them, and a float in two of them, its high word first. */
    public static Layout registers() {
        return new Layout(
                "Modbus registers",
                List.of(
                        LayoutField.of("registers", 0, FieldType.U16, true).times(8),
                        LayoutField.of("float0", 0, FieldType.F32, true),
                        LayoutField.of("status", 15, FieldType.BITS, true).times(4)));
    }

    /** A position as trackers send it. */
    public static Layout position() {
        return new Layout(
                "GPS position",
                List.of(
                        LayoutField.of("time", 0, FieldType.TIME_S, true),
                        LayoutField.of("latitude", 4, FieldType.I32, true).scaled("0.0000001", "°"),
                        LayoutField.of("longitude", 8, FieldType.I32, true).scaled("0.0000001", "°"),
                        new LayoutField(
                                "altitude",
                                12,
                                FieldType.U16,
                                true,
                                new BigDecimal("0.1"),
                                new BigDecimal("-500"),
                                "m",
                                1,
                                0),
                        LayoutField.of("speed", 14, FieldType.U16, true).scaled("0.01", "m/s"),
                        LayoutField.of("course", 16, FieldType.U16, true).scaled("0.01", "°"),
                        LayoutField.of("satellites", 18, FieldType.BITS, true).times(5),
                        LayoutField.of("fix", 18, FieldType.BOOL, true).atBit(7)));
    }
}
