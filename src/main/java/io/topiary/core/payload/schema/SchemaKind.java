package io.topiary.core.payload.schema;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a schema file holds, told by the end of its name. */
public enum SchemaKind {
    /** Source of Protocol Buffers messages. */
    PROTO,
    /** A compiled {@code FileDescriptorSet}, as {@code protoc --descriptor_set_out} writes it. */
    DESCRIPTORS,
    /** An Avro schema in JSON. */
    AVRO;

    /** The ends of names without their dots, in lower case. */
    public Set<String> extensions() {
        return switch (this) {
            case PROTO -> Set.of("proto");
            case DESCRIPTORS -> Set.of("desc", "pb", "protoset", "fds");
            case AVRO -> Set.of("avsc");
        };
    }

    /** The kind of a file of this name; empty if it is none. */
    public static Optional<SchemaKind> of(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (SchemaKind kind : values()) {
            if (kind.extensions().contains(extension)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
