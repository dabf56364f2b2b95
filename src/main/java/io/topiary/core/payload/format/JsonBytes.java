package io.topiary.core.payload.format;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.payload.UndecodableException;
import io.topiary.core.text.Text;
import java.util.Arrays;

/** The bytes of a JSON text that grow up to a limit. Not thread-safe. */
final class JsonBytes {

    private final int most;
    private byte[] out = new byte[256];
    private int size;

    /** At most {@code most} bytes. */
    JsonBytes(int most) {
        this.most = most;
    }

    /** {@code text} as it is. */
    void ascii(String text) throws UndecodableException {
        byte[] bytes = text.getBytes(US_ASCII);
        room(bytes.length);
        System.arraycopy(bytes, 0, out, size, bytes.length);
        size += bytes.length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(out, size);
    }

    @Override
    public String toString() {
        return new String(out, 0, size, UTF_8);
    }

    /** A string in quotation marks; half a surrogate pair is written as an escape. */
    void quoted(String value) throws UndecodableException {
        room(value.length() + 2L);
        put('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x80) {
                character(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
                utf8(Character.toCodePoint(c, value.charAt(i)));
            } else if (Character.isSurrogate(c)) {
                escape(c);
            } else {
                utf8(c);
            }
        }
        put('"');
    }

    private void character(char c) throws UndecodableException {
        int named = "\"\\\b\f\n\r\t".indexOf(c);
        if (named >= 0) {
            put('\\');
            put("\"\\bfnrt".charAt(named));
        } else if (c < ' ' || c == 0x7F) {
            escape(c);
        } else {
            put(c);
        }
    }

    private void escape(char c) throws UndecodableException {
        put('\\');
        put('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            put(Character.forDigit((c >> shift) & 0xF, 16));
        }
    }

    private void utf8(int c) throws UndecodableException {
        if (c < 0x800) {
            put(0xC0 | (c >> 6));
        } else {
            if (c < 0x10000) {
                put(0xE0 | (c >> 12));
            } else {
                put(0xF0 | (c >> 18));
                put(0x80 | ((c >> 12) & 0x3F));
            }
            put(0x80 | ((c >> 6) & 0x3F));
        }
        put(0x80 | (c & 0x3F));
    }

    /** One byte. */
    void put(int b) throws UndecodableException {
        room(1);
        out[size++] = (byte) b;
    }

    /** Sees to it that {@code more} bytes fit. */
    void room(long more) throws UndecodableException {
        long needed = size + more;
        if (needed > most) {
            throw new UndecodableException(Text.of("payload.format.tooLong", most));
        }
        if (needed > out.length) {
            out = Arrays.copyOf(out, (int) Math.min(most, Math.max(needed, out.length * 2L)));
        }
    }
}
