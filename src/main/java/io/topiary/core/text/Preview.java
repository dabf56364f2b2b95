package io.topiary.core.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * What a payload of any size looks like on one line. Immutable.
 *
 * @param kind what the bytes are at first sight
 * @param text the beginning with everything invisible escaped, see {@link Escapes}; empty unless {@code kind} is TEXT
 * @param size bytes of the whole payload
 */
public record Preview(Kind kind, String text, int size) {

    /** Bytes that are looked at, at most. */
    private static final int LOOK = 1_024;

    private static final int BINARY_CONTROLS = 4;

    /** What bytes are at first sight. */
    public enum Kind {
        EMPTY,
        TEXT,
        JPEG,
        PNG,
        GIF,
        GZIP,
        CBOR,
        BINARY
    }

    /** Looks at the beginning of {@code payload}; at most {@code maxChars} characters of it are shown. */
    public static Preview of(byte[] payload, int maxChars) {
        if (payload.length == 0) {
            return new Preview(Kind.EMPTY, "", 0);
        }
        int length = Math.min(LOOK, payload.length);
        CharBuffer chars = CharBuffer.allocate(length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(payload, 0, length), chars, length == payload.length);
        chars.flip();
        if (result.isError() || looksBinary(chars)) {
            return new Preview(kind(payload), "", payload.length);
        }
        String begin = chars.toString();
        String text = Escapes.visible(begin, maxChars);
        boolean cut = length < payload.length && !text.endsWith("…");
        return new Preview(Kind.TEXT, cut ? text + "…" : text, payload.length);
    }

    private static boolean looksBinary(CharBuffer chars) {
        int controls = 0;
        for (int i = 0; i < chars.length(); i++) {
            char c = chars.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != 0x1B) {
                controls++;
            }
        }
        return controls > BINARY_CONTROLS || controls * 4 > chars.length();
    }

    private static Kind kind(byte[] payload) {
        if (startsWith(payload, 0xFF, 0xD8, 0xFF)) {
            return Kind.JPEG;
        } else if (startsWith(payload, 0x89, 'P', 'N', 'G')) {
            return Kind.PNG;
        } else if (startsWith(payload, 'G', 'I', 'F', '8')) {
            return Kind.GIF;
        } else if (startsWith(payload, 0x1F, 0x8B)) {
            return Kind.GZIP;
        } else if (startsWith(payload, 0xD9, 0xD9, 0xF7)) {
            // the self-described CBOR tag (RFC 8949, section 3.4.6)
            return Kind.CBOR;
        }
        return Kind.BINARY;
    }

    private static boolean startsWith(byte[] payload, int... magic) {
        if (payload.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((payload[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
