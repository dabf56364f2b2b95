package io.topiary.core.payload.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.topiary.core.payload.UndecodableException;
import io.topiary.core.text.Text;
import java.util.Arrays;
import java.util.Base64;

/**
 * Bytes that were written as text: Base64 (RFC 4648, sections 4 and 5) and hexadecimal digits. White space is passed
 * over, as are quotation marks around it all, and padding may be missing.
 */
final class Encoded {

    private static final String STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String URL = STANDARD.replace("+/", "-_");

    private Encoded() {}

    static byte[] base64(byte[] text) throws UndecodableException {
        return base64(text, STANDARD, Base64.getDecoder());
    }

    static byte[] base64Url(byte[] text) throws UndecodableException {
        return base64(text, URL, Base64.getUrlDecoder());
    }

    /** Pairs of digits, bare or with colons, dashes or commas between them, or {@code 0x} before them. */
    static byte[] hex(byte[] text) throws UndecodableException {
        byte[] out = new byte[text.length / 2 + 1];
        int digits = 0;
        for (int i = start(text); i < end(text); i++) {
            int digit = Character.digit(text[i], 16);
            boolean prefix = digits % 2 == 0 && text[i] == '0' && i + 1 < text.length && (text[i + 1] | 0x20) == 'x';
            if (prefix) {
                i++;
            } else if (digit >= 0) {
                out[digits / 2] = (byte) ((out[digits / 2] << 4) | digit);
                digits++;
            } else if (digits % 2 != 0 || " \t\r\n:-,".indexOf(text[i]) < 0) {
                throw new UndecodableException(Text.of("payload.encoded.hex", i));
            }
        }
        if (digits == 0 || digits % 2 != 0) {
            throw new UndecodableException(Text.of("payload.encoded.hexOdd", digits));
        }
        return Arrays.copyOf(out, digits / 2);
    }

    private static byte[] base64(byte[] text, String alphabet, Base64.Decoder decoder) throws UndecodableException {
        byte[] clean = new byte[text.length];
        int size = 0;
        int padding = 0;
        for (int i = start(text); i < end(text); i++) {
            byte c = text[i];
            if (c == '=') {
                padding++;
            } else if (padding == 0 && alphabet.indexOf(c) >= 0) {
                clean[size++] = c;
            } else if (!isSpace(c)) {
                throw new UndecodableException(Text.of("payload.encoded.base64", i));
            }
        }
        if (size == 0 || size % 4 == 1 || padding > 2) {
            throw new UndecodableException(Text.of("payload.encoded.base64Length", size));
        }
        try {
            return decoder.decode(new String(clean, 0, size, ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new UndecodableException(Text.of("payload.encoded.base64Length", size));
        }
    }

    private static boolean isSpace(byte c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static int start(byte[] text) {
        return isQuoted(text) ? 1 : 0;
    }

    private static int end(byte[] text) {
        return isQuoted(text) ? text.length - 1 : text.length;
    }

    private static boolean isQuoted(byte[] text) {
        return text.length >= 2 && text[0] == '"' && text[text.length - 1] == '"';
    }
}
