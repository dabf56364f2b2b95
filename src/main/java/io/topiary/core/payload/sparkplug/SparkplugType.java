package io.topiary.core.payload.sparkplug;

import java.util.List;
import java.util.Optional;

/** Data types by their numbers (Sparkplug specification 3.0, section 6.4.16, "Data Types"); never reorder. */
enum SparkplugType {
    Unknown,
    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    Float,
    Double,
    Boolean,
    String,
    DateTime,
    Text,
    UUID,
    DataSet,
    Bytes,
    File,
    Template,
    PropertySet,
    PropertySetList,
    Int8Array,
    Int16Array,
    Int32Array,
    Int64Array,
    UInt8Array,
    UInt16Array,
    UInt32Array,
    UInt64Array,
    FloatArray,
    DoubleArray,
    BooleanArray,
    StringArray,
    DateTimeArray;

    /** The type of {@code number}. */
    static Optional<SparkplugType> of(long number) {
        return number < 0 || number >= values().length ? Optional.empty() : Optional.of(values()[(int) number]);
    }

    /** The number of this type. */
    long number() {
        return List.of(values()).indexOf(this);
    }

    /** The type called {@code name}. */
    static Optional<SparkplugType> named(java.lang.String name) {
        for (SparkplugType type : values()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
