package io.topiary.ui.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.payload.JsonCheck;
import io.topiary.core.payload.JsonLimits;
import io.topiary.core.text.Surrogates;
import io.topiary.core.text.Text;
import java.util.Base64;
import java.util.HexFormat;

/** How the text of the payload editor becomes bytes. */
enum PayloadMode {
    /** UTF-8. */
    TEXT,
    /** As text, once it is valid. */
    JSON,
    /** Two digits a byte; blanks and line breaks do not count. */
    HEX,
    /** The basic alphabet; blanks and line breaks do not count. */
    BASE64;

    /**
     * The bytes that {@code written} stands for.
     *
     * @throws PayloadException if it stands for none
     */
    byte[] encode(String written) throws PayloadException {
        return switch (this) {
            case TEXT -> utf8(written);
            case JSON -> json(written);
            case HEX -> hex(written);
            case BASE64 -> base64(written);
        };
    }

    private static byte[] utf8(String written) throws PayloadException {
        int unpaired = Surrogates.firstUnpaired(written);
        if (unpaired >= 0) {
            throw new PayloadException(Text.of("publish.invalid.surrogate", unpaired + 1));
        }
        return written.getBytes(UTF_8);
    }

    private static byte[] json(String written) throws PayloadException {
        byte[] bytes = utf8(written);
        if (bytes.length > 0 && JsonCheck.check(bytes, JsonLimits.ON_REQUEST) instanceof JsonCheck.Invalid no) {
            throw new PayloadException(
                    Text.of("publish.invalid.json", no.problem().sentence()));
        }
        return bytes;
    }

    private static byte[] hex(String written) throws PayloadException {
        StringBuilder digits = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (HexFormat.isHexDigit(c)) {
                digits.append(c);
            } else if (!Character.isWhitespace(c)) {
                throw new PayloadException(Text.of("publish.invalid.hexDigit", i + 1));
            }
        }
        if (digits.length() % 2 != 0) {
            throw new PayloadException(Text.of("publish.invalid.hexOdd"));
        }
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] base64(String written) throws PayloadException {
        try {
            return Base64.getDecoder().decode(written.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new PayloadException(Text.of("publish.invalid.base64"));
        }
    }
}
