package io.topiary.core.payload.schema;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadDecoder;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.format.JsonText;
import io.topiary.core.payload.wire.WireBudget;
import io.topiary.core.payload.wire.WireDump;
import io.topiary.core.payload.wire.WireFields;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads a Protocol Buffers message of a type from the library; without a type it shows what is on the wire. Never guessed:
 * nearly any bytes are some message.
 */
public final class ProtobufDecoder implements PayloadDecoder {

    /** Its name in rules. */
    public static final String ID = "protobuf";

    private static final int MOST_DETAIL = 200;

    private final SchemaLibrary library;

    /** Types are looked up in {@code library}. */
    public ProtobufDecoder(SchemaLibrary library) {
        this.library = library;
    }

    @Override
    public Optional<Payload> detect(Sample sample) {
        return Optional.empty();
    }

    /** @param argument full name of the message type; empty for what is on the wire */
    @Override
    public Payload decode(Sample sample, String argument) throws UndecodableException {
        if (argument.isBlank()) {
            return dump(sample.bytes());
        }
        SchemaContents schemas = library.contents();
        Descriptor type =
                schemas.message(argument.strip()).orElseThrow(() -> new UndecodableException(unknown(argument)));
        DynamicMessage message = parse(sample.bytes(), type);
        JsonText json = new JsonText();
        ProtobufJson writer = new ProtobufJson(json, schemas);
        writer.write(message);
        return new Payload.Decoded(sample.bytes(), ID, json.toBytes(), true, writer.remarks());
    }

    @Override
    public Optional<Text> problem(String argument) {
        return library.contents().message(argument.strip()).isPresent()
                ? Optional.empty()
                : Optional.of(unknown(argument));
    }

    private static Text unknown(String type) {
        return Text.of("payload.protobuf.unknown", Escapes.visible(type.strip(), MOST_DETAIL));
    }

    private static Payload dump(byte[] bytes) throws UndecodableException {
        JsonText json = new JsonText();
        WireBudget budget = new WireBudget();
        new WireDump(json, budget).write(WireFields.parse(bytes, 0, bytes.length, budget));
        return new Payload.Decoded(bytes, ID, json.toBytes(), true, List.of(Text.of("payload.protobuf.noSchema")));
    }

    /** {@code bytes} as a message of {@code type}; what they announce is counted before anything is made of it. */
    static DynamicMessage parse(byte[] bytes, Descriptor type) throws UndecodableException {
        try {
            new ProtobufCount(new WireBudget()).count(bytes, type);
            return DynamicMessage.newBuilder(type).mergeFrom(bytes).buildPartial();
        } catch (IOException e) {
            throw new UndecodableException(WireFields.reason(e));
        }
    }
}
