package io.topiary.core.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.payload.JsonCheck;
import io.topiary.core.payload.JsonLimits;
import io.topiary.core.text.Surrogates;
import io.topiary.core.text.Text;
import java.util.Base64;
import java.util.HexFormat;

/** Payloads that are written character by character: text, JSON, hexadecimal digits, Base64. Any thread. */
final class TextEncoders {

    private TextEncoders() {}

    static byte[] utf8(String written) throws EncodeException {
        int unpaired = Surrogates.firstUnpaired(written);
        if (unpaired >= 0) {
            throw new EncodeException(Text.of("publish.invalid.surrogate", unpaired + 1));
        }
        return written.getBytes(UTF_8);
    }

    /** JSON as it is written; nothing at all is let through, as the empty payload. */
    static byte[] json(String written) throws EncodeException {
        byte[] bytes = utf8(written);
        if (bytes.length > 0 && JsonCheck.check(bytes, JsonLimits.ON_REQUEST) instanceof JsonCheck.Invalid no) {
            throw new EncodeException(
                    Text.of("publish.invalid.json", no.problem().sentence()));
        }
        return bytes;
    }

    static byte[] hex(String written) throws EncodeException {
        StringBuilder digits = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (HexFormat.isHexDigit(c)) {
                digits.append(c);
            } else if (!Character.isWhitespace(c)) {
                throw new EncodeException(Text.of("publish.invalid.hexDigit", i + 1));
            }
        }
        if (digits.length() % 2 != 0) {
            throw new EncodeException(Text.of("publish.invalid.hexOdd"));
        }
        return HexFormat.of().parseHex(digits);
    }

    /** Both alphabets (RFC 4648, sections 4 and 5), with or without padding. */
    static byte[] base64(String written) throws EncodeException {
        try {
            String plain = written.replaceAll("\\s", "").replace('-', '+').replace('_', '/');
            return Base64.getDecoder().decode(plain);
        } catch (IllegalArgumentException e) {
            throw new EncodeException(Text.of("publish.invalid.base64"));
        }
    }
}
