package io.topiary.ui.inspect;

import io.topiary.core.payload.FoldRegions;
import io.topiary.core.payload.HexRows;
import io.topiary.core.payload.JsonCheck;
import io.topiary.core.payload.JsonLimits;
import io.topiary.core.payload.JsonOutline;
import io.topiary.core.payload.JsonProblem;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadView;
import io.topiary.core.payload.PictureException;
import io.topiary.core.payload.PictureReader;
import io.topiary.core.payload.PrettyJson;
import io.topiary.core.payload.TextLines;
import io.topiary.core.payload.Utf8;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Text;
import io.topiary.ui.inspect.Presentation.Offer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns one payload into what is shown of it. Has no state of its own; it may take long and belongs on a worker. */
final class Painter {

    /** Longer text is shown from its beginning only, until somebody asks for more; in bytes. */
    static final int PREVIEW = 512_000;

    private static final Logger LOG = LoggerFactory.getLogger(Painter.class);
    /** The values of larger JSON are looked up only if somebody asks for them; in bytes. */
    private static final int OUTLINED_UNASKED = 1 << 20;

    private static final int MOST_PRETTY =
            (int) Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 8);

    private final PayloadWords words;
    private final Amounts amounts;

    Painter(PayloadWords words, Amounts amounts) {
        this.words = words;
        this.amounts = amounts;
    }

    /** {@code payload} in {@code format}, and otherwise as wished. */
    Presentation paint(Payload payload, String format, Wish wish) {
        if (payload instanceof Payload.Empty) {
            return Presentation.of(new Content.Words(Text.of("inspect.payload.empty")), words.guess(payload));
        }
        return switch (format) {
            case PayloadView.HEX -> hex(payload, payload.bytes());
            case PayloadView.TEXT -> asText(payload, wish);
            case PayloadView.JSON -> asJson(payload, wish);
            default -> automatic(payload, wish);
        };
    }

    private Presentation automatic(Payload payload, Wish wish) {
        return switch (payload) {
            case Payload.Binary binary when binary.kind().isPicture() -> asPicture(binary);
            case Payload.Binary binary -> hex(binary, binary.bytes());
            case Payload.Json json -> asJson(json, wish);
            case Payload.Decoded decoded -> asDecoded(decoded, wish);
            case Payload.Unpacked unpacked -> hex(unpacked, unpacked.content());
            case Payload.Undecodable wrong -> hex(wrong, wrong.bytes()).with(words.unreadable(wrong), null);
            case Payload.Utf8 text when wish.pretty() || looksLikeJson(text) -> asJson(text, wish);
            case Payload.Utf8 text
            when !text.printable() -> hex(text, text.bytes()).with(Text.of("inspect.controls"), null);
            default -> asText(payload, wish);
        };
    }

    private Presentation asDecoded(Payload.Decoded decoded, Wish wish) {
        Presentation shown =
                decoded.json() ? pretty(decoded, decoded.text(), wish) : lines(decoded, decoded.text(), false, wish);
        for (Text remark : decoded.remarks()) {
            shown = shown.with(remark, null);
        }
        return shown;
    }

    private Presentation asText(Payload payload, Wish wish) {
        boolean known = payload instanceof Payload.Utf8 || payload instanceof Payload.Json;
        int invalid = known ? -1 : Utf8.firstInvalid(payload.bytes());
        if (invalid >= 0) {
            return hex(payload, payload.bytes()).with(Text.of("inspect.notUtf8", invalid), null);
        }
        return lines(payload, payload.bytes(), false, wish);
    }

    private Presentation asJson(Payload payload, Wish wish) {
        if (payload instanceof Payload.Json json) {
            Presentation pretty = pretty(json, json.bytes(), wish);
            return json.duplicateKeys() ? pretty.with(Text.of("inspect.duplicateKeys"), null) : pretty;
        }
        if (payload instanceof Payload.Decoded decoded && decoded.json()) {
            return asDecoded(decoded, wish);
        }
        if (!(payload instanceof Payload.Utf8 text)) {
            return asText(payload, wish);
        }
        JsonProblem problem = wish.pretty() || text.notJson() == null ? check(text, wish) : text.notJson();
        if (problem == null) {
            return pretty(new Payload.Json(text.bytes(), false), text.bytes(), wish);
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

    private Presentation pretty(Payload payload, byte[] json, Wish wish) {
        if (wish.tree()) {
            Optional<JsonOutline> outline = JsonOutline.of(json, JsonOutline.MOST_VALUES);
            if (outline.isPresent()) {
                return Presentation.of(new Content.Tree(outline.get(), json), words.guess(payload));
            }
            return indented(payload, json, wish)
                    .with(Text.of("inspect.tree.tooLarge", amounts.number(JsonOutline.MOST_VALUES)), null);
        }
        return indented(payload, json, wish);
    }

    private Presentation indented(Payload payload, byte[] json, Wish wish) {
        Optional<byte[]> pretty = PrettyJson.format(json, MOST_PRETTY);
        if (pretty.isEmpty()) {
            return lines(payload, json, true, wish).with(Text.of("inspect.prettyTooLarge"), null);
        }
        return lines(payload, pretty.get(), true, wish.pretty() ? wish.withWhole() : wish);
    }

    private Presentation lines(Payload payload, byte[] utf8, boolean json, Wish wish) {
        TextLines lines = TextLines.of(utf8, wish.whole() ? Integer.MAX_VALUE : PREVIEW, json);
        boolean outlined = json && (utf8.length <= OUTLINED_UNASKED || wish.whole());
        JsonOutline outline =
                outlined ? JsonOutline.of(utf8, JsonOutline.MOST_VALUES).orElse(null) : null;
        Content.Lines content = new Content.Lines(lines, utf8, FoldRegions.of(lines), outline);
        Presentation presentation = Presentation.of(content, words.guess(payload));
        if (lines.size() > FoldRegions.MOST_LINES) {
            return presentation.with(Text.of("inspect.fold.tooMany", amounts.number(FoldRegions.MOST_LINES)), null);
        }
        if (lines.length() == utf8.length) {
            return presentation;
        }
        Text cut = Text.of("inspect.cut", amounts.bytes(lines.length()), amounts.bytes(utf8.length));
        return presentation.with(cut, Offer.SHOW_ALL);
    }

    private Presentation asPicture(Payload.Binary binary) {
        try {
            Content.Image image = new Content.Image(PictureReader.read(binary.bytes(), binary.kind()));
            return Presentation.of(image, words.guess(binary));
        } catch (PictureException e) {
            LOG.info("a picture of {} bytes could not be shown", binary.bytes().length, e);
            return hex(binary, binary.bytes()).with(Text.of("inspect.pictureFailed", e.text()), null);
        }
    }

    private Presentation hex(Payload payload, byte[] bytes) {
        return Presentation.of(new Content.Hex(new HexRows(bytes)), words.guess(payload));
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
}
