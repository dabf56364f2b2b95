package io.topiary.ui.inspect;

import io.topiary.core.payload.BinaryKind;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadFormat;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.text.Text;

/** What payloads are called. Any thread. */
final class PayloadWords {

    private final PayloadReader reader;

    PayloadWords(PayloadReader reader) {
        this.reader = reader;
    }

    /** What {@code payload} was found to be. */
    Text guess(Payload payload) {
        return switch (payload) {
            case Payload.Empty empty -> Text.of("inspect.guess.empty");
            case Payload.Utf8 text -> Text.of("inspect.guess.text");
            case Payload.Json json -> Text.of("inspect.guess.json");
            case Payload.Binary(byte[] bytes, BinaryKind kind) ->
                kind == BinaryKind.OTHER ? Text.of("inspect.guess.binary") : named(kind.label());
            case Payload.Decoded decoded -> named(label(decoded.format()));
            case Payload.Unpacked unpacked -> named(label(unpacked.format()));
            case Payload.Undecodable undecodable -> Text.of("inspect.guess.binary");
        };
    }

    /** What is said of {@code payload} when something inside of it is looked at, which was got out by {@code way}. */
    Text around(Payload payload, Level.Way way) {
        return way instanceof Level.Value value
                ? Text.of(
                        "inspect.inner.step",
                        guess(payload),
                        value.pointer(),
                        value.coding().label())
                : guess(payload);
    }

    /** Why {@code undecodable} can't be read. */
    Text unreadable(Payload.Undecodable undecodable) {
        return Text.of("inspect.undecodable", label(undecodable.format()), undecodable.why());
    }

    private String label(String format) {
        return reader.format(format).map(PayloadFormat::label).orElse(format);
    }

    private static Text named(String label) {
        return Text.of("inspect.guess.named", label);
    }
}
