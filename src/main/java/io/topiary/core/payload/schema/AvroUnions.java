package io.topiary.core.payload.schema;

import org.apache.avro.Schema;

/** What the branches of a union are called in JSON. */
final class AvroUnions {

    private AvroUnions() {}

    /** Whether {@code union} is null or one other type, so that a value says by itself which branch it is. */
    static boolean isOptional(Schema union) {
        return union.getTypes().size() <= 2
                && union.getTypes().stream()
                                .filter(branch -> branch.getType() != Schema.Type.NULL)
                                .count()
                        == 1;
    }

    /** The name of {@code branch}: full name of a named type, else its type (Avro specification, "JSON Encoding"). */
    static String name(Schema branch) {
        return branch.getFullName();
    }
}
