package io.topiary.ui.inspect;

import io.topiary.core.payload.BinaryKind;
import io.topiary.core.payload.HexRows;
import io.topiary.core.payload.JsonCheck;
import io.topiary.core.payload.JsonLimits;
import io.topiary.core.payload.JsonProblem;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadFormat;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.payload.PictureException;
import io.topiary.core.payload.PictureReader;
import io.topiary.core.payload.PrettyJson;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.TextLines;
import io.topiary.core.payload.Utf8;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Text;
import io.topiary.ui.inspect.Presentation.Offer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes payloads ready to show. Has no state of its own; what it does may take long and belongs on a worker. */
final class Presenter {

    /** Longer text is shown from its beginning only, until somebody asks for more; in bytes. */
    static final int PREVIEW = 512_000;

    private static final Logger LOG = LoggerFactory.getLogger(Presenter.class);
    private static final int MOST_PRETTY =
            (int) Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 8);

    private final PayloadReader reader;
    private final Amounts amounts;

    Presenter(PayloadReader reader, Amounts amounts) {
        this.reader = reader;
        this.amounts = amounts;
    }

    /** {@code bytes} as wished; as bytes with the reason if that fails, whatever the failure. */
    Presentation present(byte[] bytes, Wish wish) {
        try {
            return present(reader.read(Sample.of(bytes)), wish);
        } catch (RuntimeException | StackOverflowError e) {
            // what a decoder did not foresee must not hide the bytes
            LOG.error("a payload of {} bytes could not be decoded", bytes.length, e);
            return Presentation.of(hex(bytes), Text.of("inspect.guess.binary"))
                    .afterFailure(e.getClass().getSimpleName());
        }
    }

    private Presentation present(Payload payload, Wish wish) {
        if (payload instanceof Payload.Empty) {
            return Presentation.of(new Content.Words(Text.of("inspect.payload.empty")), guess(payload));
        }
        return switch (wish.view()) {
            case HEX -> Presentation.of(hex(payload.bytes()), guess(payload));
            case TEXT -> asText(payload, wish);
            case JSON -> asJson(payload, wish);
            case AUTO -> automatic(payload, wish);
        };
    }

    private Presentation automatic(Payload payload, Wish wish) {
        return switch (payload) {
            case Payload.Binary binary when binary.kind().isPicture() -> asPicture(binary);
            case Payload.Binary binary -> Presentation.of(hex(binary.bytes()), guess(binary));
            case Payload.Json json -> asJson(json, wish);
            case Payload.Decoded decoded -> asDecoded(decoded, wish);
            case Payload.Unpacked unpacked -> Presentation.of(hex(unpacked.content()), guess(unpacked));
            case Payload.Undecodable wrong ->
                Presentation.of(hex(wrong.bytes()), guess(wrong)).with(wrong.why(), null);
            case Payload.Utf8 text when wish.pretty() || looksLikeJson(text) -> asJson(text, wish);
            case Payload.Utf8 text
            when !text.printable() ->
                Presentation.of(hex(text.bytes()), guess(text)).with(Text.of("inspect.controls"), null);
            default -> asText(payload, wish);
        };
    }

    private Presentation asDecoded(Payload.Decoded decoded, Wish wish) {
        byte[] text =
                decoded.json() ? PrettyJson.format(decoded.text(), MOST_PRETTY).orElse(decoded.text()) : decoded.text();
        Presentation shown = lines(decoded, text, decoded.json(), wish.whole());
        for (Text remark : decoded.remarks()) {
            shown = shown.with(remark, null);
        }
        return shown;
    }

    private Presentation asText(Payload payload, Wish wish) {
        int invalid = payload instanceof Payload.Binary ? Utf8.firstInvalid(payload.bytes()) : -1;
        if (invalid >= 0) {
            return Presentation.of(hex(payload.bytes()), guess(payload))
                    .with(Text.of("inspect.notUtf8", invalid), null);
        }
        return lines(payload, payload.bytes(), false, wish.whole());
    }

    private Presentation asJson(Payload payload, Wish wish) {
        if (payload instanceof Payload.Json json) {
            Presentation pretty = pretty(json, wish);
            return json.duplicateKeys() ? pretty.with(Text.of("inspect.duplicateKeys"), null) : pretty;
        }
        if (!(payload instanceof Payload.Utf8 text)) {
            return asText(payload, wish);
        }
        JsonProblem problem = wish.pretty() || text.notJson() == null ? check(text, wish) : text.notJson();
        if (problem == null) {
            return pretty(new Payload.Json(text.bytes(), false), wish);
        }
        Offer offer = problem.unchecked() && !wish.pretty() ? Offer.PRETTY_PRINT : null;
        return asText(text, wish).with(problem.sentence(), offer);
    }

    private static @Nullable JsonProblem check(Payload.Utf8 text, Wish wish) {
        JsonLimits limits = wish.pretty() ? JsonLimits.ON_REQUEST : JsonLimits.AUTOMATIC;
        return switch (JsonCheck.check(text.bytes(), limits)) {
            case JsonCheck.Valid valid -> null;
            case JsonCheck.Invalid invalid -> invalid.problem();
        };
    }

    private Presentation pretty(Payload payload, Wish wish) {
        Optional<byte[]> pretty = PrettyJson.format(payload.bytes(), MOST_PRETTY);
        if (pretty.isEmpty()) {
            return asText(payload, wish).with(Text.of("inspect.prettyTooLarge"), null);
        }
        return lines(payload, pretty.get(), true, wish.whole() || wish.pretty());
    }

    private Presentation lines(Payload payload, byte[] utf8, boolean json, boolean whole) {
        TextLines lines = TextLines.of(utf8, whole ? Integer.MAX_VALUE : PREVIEW, json);
        Presentation presentation = Presentation.of(new Content.Lines(lines), guess(payload));
        if (lines.length() == utf8.length) {
            return presentation;
        }
        Text cut = Text.of("inspect.cut", amounts.bytes(lines.length()), amounts.bytes(utf8.length));
        return presentation.with(cut, Offer.SHOW_ALL);
    }

    private Presentation asPicture(Payload.Binary binary) {
        try {
            Content.Image image = new Content.Image(PictureReader.read(binary.bytes(), binary.kind()));
            return Presentation.of(image, guess(binary));
        } catch (PictureException e) {
            LOG.info("a picture of {} bytes could not be shown", binary.bytes().length, e);
            return Presentation.of(hex(binary.bytes()), guess(binary))
                    .with(Text.of("inspect.pictureFailed", e.text()), null);
        }
    }

    private Text guess(Payload payload) {
        return switch (payload) {
            case Payload.Empty empty -> Text.of("inspect.guess.empty");
            case Payload.Utf8 text -> Text.of("inspect.guess.text");
            case Payload.Json json -> Text.of("inspect.guess.json");
            case Payload.Binary(byte[] bytes, BinaryKind kind) ->
                kind == BinaryKind.OTHER
                        ? Text.of("inspect.guess.binary")
                        : Text.of("inspect.guess.named", kind.label());
            case Payload.Decoded decoded -> named(decoded.format());
            case Payload.Unpacked unpacked -> named(unpacked.format());
            case Payload.Undecodable undecodable -> Text.of("inspect.guess.binary");
        };
    }

    private Text named(String format) {
        return Text.of(
                "inspect.guess.named",
                reader.format(format).map(PayloadFormat::label).orElse(format));
    }

    /** Whether somebody who sees it would expect JSON: then it is worth saying why it is not. */
    private static boolean looksLikeJson(Payload.Utf8 text) {
        if (text.notJson() == null) {
            return false;
        }
        for (byte b : text.bytes()) {
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                return b == '{' || b == '[';
            }
        }
        return false;
    }

    private static Content hex(byte[] bytes) {
        return new Content.Hex(new HexRows(bytes));
    }
}
