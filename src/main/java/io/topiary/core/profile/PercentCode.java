package io.topiary.core.profile;

import io.topiary.core.text.Text;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as in a URI's user info (RFC 3986, section 2.1): a plus sign is a plus sign. */
final class PercentCode {

    private static final String UNRESERVED = "-._~";
    private static final String PLAIN = UNRESERVED + "!$&'()*+,;=";

    private PercentCode() {}

    /**
     * The text that {@code encoded} stands for.
     *
     * @param part key of the words for what is decoded, for the message
     * @throws InvalidProfileException if a percent sign is not followed by two hexadecimal digits, or the result is not
     *     UTF-8
     */
    static String decode(String encoded, String part) {
        if (encoded.indexOf('%') < 0) {
            return encoded;
        }
        byte[] bytes = encoded.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                decoded.write(bytes[i]);
                continue;
            }
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw new InvalidProfileException("uri.invalid.percent", Text.of(part));
            }
            decoded.write(high * 16 + low);
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decoded.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidProfileException("uri.invalid.utf8", Text.of(part));
        }
    }

    /** {@code text} with everything encoded that has a meaning in a URI's user info. */
    static String encode(String text) {
        return encode(text, PLAIN);
    }

    /** {@code text} with everything encoded that is not unreserved (RFC 3986, section 2.3): fit for a query. */
    static String encodeAll(String text) {
        return encode(text, UNRESERVED);
    }

    private static String encode(String text, String marks) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || marks.indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return encoded.toString();
    }
}
