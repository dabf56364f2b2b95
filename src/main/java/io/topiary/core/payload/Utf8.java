package io.topiary.core.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.HexFormat;

/** UTF-8 taken strictly: no overlong forms, no surrogates, nothing beyond U+10FFFF (RFC 3629). */
public final class Utf8 {

    private static final int CHUNK = 16 * 1024;

    private Utf8() {}

    /** Offset of the first byte that is not UTF-8, -1 if there is none. Takes no memory beyond a small buffer. */
    public static int firstInvalid(byte[] bytes) {
        CharsetDecoder decoder = UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(CHUNK);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        return result.isError() ? in.position() : -1;
    }

    /** Whether all of {@code bytes} is UTF-8. */
    public static boolean isValid(byte[] bytes) {
        return firstInvalid(bytes) < 0;
    }

    /** {@code bytes} to be copied as text: as hexadecimal digits if they are not UTF-8, never with characters nobody sent. */
    public static String textOrHex(byte[] bytes) {
        return isValid(bytes) ? new String(bytes, UTF_8) : HexFormat.of().formatHex(bytes);
    }

    /** The largest offset up to {@code at} that does not lie within a character. */
    static int boundary(byte[] bytes, int at) {
        int cut = at;
        while (cut > 0 && cut < bytes.length && (bytes[cut] & 0xC0) == 0x80) {
            cut--;
        }
        return cut;
    }
}
