package io.topiary.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.topiary.core.export.DecodedPayload;
import io.topiary.core.message.Message;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.payload.PayloadView;
import io.topiary.core.payload.Sample;
import io.topiary.core.rules.RuleBook;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import java.util.HexFormat;
import java.util.List;

/** Decodes payloads for a command as the window does: as somebody says, else as rules say, else as what they are found to be. */
final class Decoding {

    private final PayloadReader reader;
    private final RuleBook rules;
    private final String wish;
    private final DecodeArguments.Neighbours neighbours;
    private final Messages messages;

    /** @param wish the format of all payloads, {@link PayloadView#AUTO} if nobody said */
    Decoding(
            PayloadReader reader,
            RuleBook rules,
            String wish,
            DecodeArguments.Neighbours neighbours,
            Messages messages) {
        this.reader = reader;
        this.rules = rules;
        this.wish = wish;
        this.neighbours = neighbours;
        this.messages = messages;
    }

    /** Takes {@code message} down for those that come after it. */
    void seen(Message message) {
        neighbours.seen(message);
    }

    /** What the payload of {@code message} says; the format is empty if there is none. */
    DecodedPayload decode(Message message) {
        String wanted = wish.equals(PayloadView.AUTO) ? rules.decoderOf(message) : wish;
        Sample sample = Sample.of(message, neighbours.of(message));
        if (wanted.equals(PayloadView.HEX)) {
            return new DecodedPayload(PayloadView.HEX, null, false, List.of(), null);
        }
        return decoded(sample, reader.readAs(sample, wanted));
    }

    private DecodedPayload decoded(Sample sample, Payload payload) {
        return switch (payload) {
            case Payload.Empty _ -> new DecodedPayload("", null, false, List.of(), null);
            case Payload.Utf8 utf8 -> new DecodedPayload(PayloadView.TEXT, utf8.bytes(), false, List.of(), null);
            case Payload.Json json ->
                new DecodedPayload(
                        PayloadView.JSON,
                        json.bytes(),
                        true,
                        json.duplicateKeys() ? words(List.of(Text.of("inspect.duplicateKeys"))) : List.of(),
                        null);
            case Payload.Binary binary -> new DecodedPayload(binary.kind().extension(), null, false, List.of(), null);
            case Payload.Decoded found ->
                new DecodedPayload(found.format(), found.text(), found.json(), words(found.remarks()), null);
            case Payload.Unpacked unpacked -> {
                Sample inner = sample.with(unpacked.content());
                // nothing is unpacked unasked: this goes one step down and no further
                DecodedPayload inside = decoded(inner, reader.read(inner));
                byte[] text = inside.text();
                yield new DecodedPayload(
                        unpacked.format() + "/" + inside.format(),
                        text == null ? hex(unpacked.content()) : text,
                        text != null && inside.json(),
                        inside.remarks(),
                        inside.problem());
            }
            case Payload.Undecodable undecodable ->
                new DecodedPayload(undecodable.format(), null, false, List.of(), messages.get(undecodable.why()));
        };
    }

    private List<String> words(List<Text> remarks) {
        return remarks.stream().map(messages::get).toList();
    }

    /** {@code bytes} as two hexadecimal digits each, which is how bytes are printed that nobody can decode. */
    static byte[] hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes).getBytes(US_ASCII);
    }
}
