package io.topiary.core.payload.schema;

import com.google.protobuf.Descriptors.Descriptor;
import io.topiary.core.payload.UnencodableException;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;

/**
 * What is in the library at one moment. Immutable; any thread.
 *
 * @param files all files by name
 * @param messages Protocol Buffers messages by full name
 * @param records Avro types by full name
 * @param fingerprints Avro types by their CRC-64-AVRO fingerprint (Avro specification, "Single-object encoding")
 */
public record SchemaContents(
        List<SchemaFile> files,
        SortedMap<String, Descriptor> messages,
        SortedMap<String, Schema> records,
        Map<Long, Schema> fingerprints) {

    private static final int MOST_SHOWN = 200;

    /** Nothing. */
    static SchemaContents none() {
        return new SchemaContents(List.of(), new TreeMap<>(), new TreeMap<>(), Map.of());
    }

    public SchemaContents {
        files = List.copyOf(files);
        fingerprints = Map.copyOf(fingerprints);
    }

    /** The message {@code fullName}. */
    public Optional<Descriptor> message(String fullName) {
        return Optional.ofNullable(messages.get(fullName));
    }

    /** The Avro type {@code fullName}. */
    public Optional<Schema> avro(String fullName) {
        return Optional.ofNullable(records.get(fullName));
    }

    /** The message that {@code argument} names. @throws UnencodableException if there is none to write it by */
    Descriptor wantedMessage(String argument) throws UnencodableException {
        return wanted(messages, argument, "payload.protobuf.unknown");
    }

    /** The Avro type that {@code argument} names. @throws UnencodableException if there is none to write it by */
    Schema wantedAvro(String argument) throws UnencodableException {
        return wanted(records, argument, "payload.avro.unknown");
    }

    private static <T> T wanted(SortedMap<String, T> types, String argument, String problem)
            throws UnencodableException {
        T type = types.get(argument.strip());
        if (type == null) {
            throw new UnencodableException(Text.of(problem, Escapes.visible(argument.strip(), MOST_SHOWN)));
        }
        return type;
    }
}
