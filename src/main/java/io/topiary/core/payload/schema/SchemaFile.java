package io.topiary.core.payload.schema;

import io.topiary.core.text.Text;
import java.util.List;
import java.util.Optional;

/**
 * A file of the library and what came of it.
 *
 * @param name its path below the folder with {@code /} between the parts, by which other files import it
 * @param kind what it holds
 * @param size bytes
 * @param types full names of the messages or records in it that payloads can be, in order
 * @param problem why it can't be used, with line and cause where they are known; empty if it can
 */
public record SchemaFile(String name, SchemaKind kind, long size, List<String> types, Optional<Text> problem) {

    public SchemaFile {
        types = List.copyOf(types);
    }

    /** A file that can be used. */
    static SchemaFile good(Source source, List<String> types) {
        return new SchemaFile(source.name(), source.kind(), source.size(), types, Optional.empty());
    }

    /** A file that can't. */
    static SchemaFile broken(Source source, Text problem) {
        return new SchemaFile(source.name(), source.kind(), source.size(), List.of(), Optional.of(problem));
    }

    /**
     * What was read from disk.
     *
     * @param bytes the content; nothing if it could not be read, or was too large
     */
    record Source(String name, SchemaKind kind, long size, byte[] bytes) {}
}
