package io.topiary.core.payload.sparkplug;

import io.topiary.core.payload.wire.WireValue;
import java.util.Optional;

/**
 * The fields a value may be in, by their names in the specification's schema. Their numbers follow one another in this
 * order in {@code Metric}, and up to {@link #string_value} also in {@code Parameter}, {@code PropertyValue} and {@code
 * DataSetValue}; never reorder.
 */
enum ValueField {
    int_value(0),
    long_value(1),
    float_value(2),
    double_value(3),
    boolean_value(4),
    string_value(5),
    bytes_value(6),
    dataset_value(7),
    template_value(8);

    /** The key under which the field is named where the type of the value does not tell it. */
    static final String KEY = "$field";

    private final int place;

    ValueField(int place) {
        this.place = place;
    }

    /** How far its number is behind that of the first one. */
    int place() {
        return place;
    }

    /** Whether {@code fields}, whose first value field has the number {@code first}, hold a value in this one. */
    boolean isIn(Fields fields, int first) {
        int number = first + place;
        return switch (this) {
            case int_value, long_value, boolean_value -> fields.hasNumber(number);
            case float_value -> fields.last(number, WireValue.Fixed32.class).isPresent();
            case double_value -> fields.last(number, WireValue.Fixed64.class).isPresent();
            case string_value, bytes_value, dataset_value, template_value -> fields.hasBlock(number);
        };
    }

    /**
     * Where the specification has values of {@code datatype} (Sparkplug 3.0, section 6.4.16); empty for a number of no known
     * type, which may be in four of them.
     */
    static Optional<ValueField> usual(long datatype) {
        return switch (SparkplugType.of(datatype).orElse(SparkplugType.Unknown)) {
            case Unknown, PropertySet, PropertySetList -> Optional.empty();
            case Int8, Int16, Int32, UInt8, UInt16, UInt32 -> Optional.of(int_value);
            case Int64, UInt64, DateTime -> Optional.of(long_value);
            case Float -> Optional.of(float_value);
            case Double -> Optional.of(double_value);
            case Boolean -> Optional.of(boolean_value);
            case String, Text, UUID -> Optional.of(string_value);
            case DataSet -> Optional.of(dataset_value);
            case Template -> Optional.of(template_value);
            default -> Optional.of(bytes_value);
        };
    }

    /** Whether a value of {@code datatype}, as it looks, can only be in this field. */
    boolean isToldBy(long datatype) {
        return usual(datatype).map(this::equals).orElse(compareTo(double_value) > 0);
    }

    /** The field called {@code name}. */
    static Optional<ValueField> of(String name) {
        for (ValueField field : values()) {
            if (field.name().equals(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
