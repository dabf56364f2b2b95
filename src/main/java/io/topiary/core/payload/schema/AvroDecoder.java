package io.topiary.core.payload.schema;

import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadDecoder;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.format.JsonText;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads one Avro datum with a schema of the library: as it is, after the header of the single-object encoding (Avro
 * specification 1.12: {@code C3 01} and the fingerprint of the schema), or after that of Confluent's wire format (a zero
 * and the number of a schema in a registry that is not asked). Told without being told only by a fingerprint that the
 * library has.
 */
public final class AvroDecoder implements PayloadDecoder {

    /** Its name in rules. */
    public static final String ID = "avro";

    private static final int SINGLE_OBJECT = 10;
    private static final int CONFLUENT = 5;
    private static final int MOST_SHOWN = 200;

    private final SchemaLibrary library;

    /** Types are looked up in {@code library}. */
    public AvroDecoder(SchemaLibrary library) {
        this.library = library;
    }

    @Override
    public Optional<Payload> detect(Sample sample) {
        byte[] bytes = sample.bytes();
        if (!isSingleObject(bytes)) {
            return Optional.empty();
        }
        Schema schema = library.contents().fingerprints().get(fingerprint(bytes));
        if (schema == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(decoded(bytes, SINGLE_OBJECT, schema, List.of(singleObject(bytes, schema))));
        } catch (UndecodableException e) {
            return Optional.of(new Payload.Undecodable(bytes, ID, e.text()));
        }
    }

    /** @param argument full name of the type; may be empty if the payload itself or the library leaves no choice */
    @Override
    public Payload decode(Sample sample, String argument) throws UndecodableException {
        byte[] bytes = sample.bytes();
        SchemaContents schemas = library.contents();
        Schema chosen = chosen(schemas, argument.strip());
        if (isSingleObject(bytes)) {
            Schema written = schemas.fingerprints().get(fingerprint(bytes));
            if (written != null) {
                return decoded(bytes, SINGLE_OBJECT, written, List.of(singleObject(bytes, written)));
            }
            if (chosen != null) {
                Payload payload = decodedOrNull(
                        bytes, SINGLE_OBJECT, chosen, List.of(Text.of("payload.avro.fingerprint.unknown", hex(bytes))));
                if (payload != null) {
                    return payload;
                }
            } else {
                throw new UndecodableException(Text.of("payload.avro.fingerprint.unknown", hex(bytes)));
            }
        }
        if (chosen == null) {
            throw new UndecodableException(
                    Text.of(schemas.records().isEmpty() ? "payload.avro.noSchema" : "payload.avro.which"));
        }
        return plainOrConfluent(bytes, chosen);
    }

    @Override
    public Optional<Text> problem(String argument) {
        try {
            var _ = chosen(library.contents(), argument.strip());
            return Optional.empty();
        } catch (UndecodableException e) {
            return Optional.of(e.text());
        }
    }

    private static Payload plainOrConfluent(byte[] bytes, Schema schema) throws UndecodableException {
        try {
            return decoded(bytes, 0, schema, List.of());
        } catch (UndecodableException plain) {
            if (bytes.length >= CONFLUENT && bytes[0] == 0) {
                long id = Integer.toUnsignedLong(
                        ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt());
                Payload payload =
                        decodedOrNull(bytes, CONFLUENT, schema, List.of(Text.of("payload.avro.confluent", id + "")));
                if (payload != null) {
                    return payload;
                }
            }
            throw plain;
        }
    }

    /** The type {@code name}, or the only one there is if no name is given; null if that leaves none. */
    private static @Nullable Schema chosen(SchemaContents schemas, String name) throws UndecodableException {
        if (name.isEmpty()) {
            return schemas.records().size() == 1
                    ? schemas.records().firstEntry().getValue()
                    : null;
        }
        return schemas.avro(name)
                .orElseThrow(() ->
                        new UndecodableException(Text.of("payload.avro.unknown", Escapes.visible(name, MOST_SHOWN))));
    }

    private static @Nullable Payload decodedOrNull(byte[] bytes, int from, Schema schema, List<Text> remarks) {
        try {
            return decoded(bytes, from, schema, remarks);
        } catch (UndecodableException e) {
            return null;
        }
    }

    private static Payload decoded(byte[] bytes, int from, Schema schema, List<Text> remarks)
            throws UndecodableException {
        JsonText json = new JsonText();
        AvroBytes in = new AvroBytes(bytes, from);
        new AvroJson(in, json).write(schema);
        if (in.left() > 0) {
            throw new UndecodableException(Text.of("payload.avro.more", in.left()));
        }
        return new Payload.Decoded(bytes, ID, json.toBytes(), true, new ArrayList<>(remarks));
    }

    private static boolean isSingleObject(byte[] bytes) {
        return bytes.length >= SINGLE_OBJECT && bytes[0] == (byte) 0xC3 && bytes[1] == 1;
    }

    private static long fingerprint(byte[] bytes) {
        return ByteBuffer.wrap(bytes, 2, Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
    }

    private static Text singleObject(byte[] bytes, Schema schema) {
        return Text.of("payload.avro.fingerprint", schema.getFullName(), hex(bytes));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes, 2, SINGLE_OBJECT);
    }
}
