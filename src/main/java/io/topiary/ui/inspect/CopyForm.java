package io.topiary.ui.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.payload.ByteText;
import io.topiary.core.payload.PrettyJson;
import io.topiary.core.payload.Utf8;
import java.util.Optional;

/** What a payload can be copied as. */
enum CopyForm {
    /** As sent, if it is UTF-8. */
    TEXT,
    /** As it is shown: indented, or decoded. */
    PRETTY,
    HEX,
    BASE64;

    /** More of indented JSON than this is copied as it is; in bytes. */
    private static final int MOST_PRETTY = 64 << 20;

    /** The text for the clipboard; empty if there is none in this form. */
    Optional<String> of(Presentation shown) {
        byte[] bytes = shown.bytes();
        return switch (this) {
            case TEXT -> Utf8.isValid(bytes) ? Optional.of(new String(bytes, UTF_8)) : Optional.empty();
            case PRETTY -> pretty(shown.content());
            case HEX -> Optional.of(ByteText.HEX.of(bytes));
            case BASE64 -> Optional.of(ByteText.BASE64.of(bytes));
        };
    }

    private static Optional<String> pretty(Content content) {
        return switch (content) {
            case Content.Lines lines -> Optional.of(new String(lines.utf8(), UTF_8));
            case Content.Tree tree ->
                Optional.of(
                        new String(PrettyJson.format(tree.utf8(), MOST_PRETTY).orElse(tree.utf8()), UTF_8));
            default -> Optional.empty();
        };
    }
}
