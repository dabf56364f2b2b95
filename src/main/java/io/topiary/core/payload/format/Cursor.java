package io.topiary.core.payload.format;

import io.topiary.core.payload.UndecodableException;
import io.topiary.core.text.Text;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A place in a payload that moves on as it is read, and that says in words what is missing: no length that the payload
 * announces is believed before the bytes are there. Not thread-safe.
 */
final class Cursor {

    private final byte[] bytes;
    private final ByteBuffer buffer;
    private int at;

    /** At the beginning of {@code bytes}, which are shared. */
    Cursor(byte[] bytes, ByteOrder order) {
        this.bytes = bytes;
        this.buffer = ByteBuffer.wrap(bytes).order(order);
    }

    /** The byte that is read next, counted from 0. */
    int at() {
        return at;
    }

    /** Goes to {@code place}. */
    void moveTo(int place) {
        at = place;
    }

    boolean atEnd() {
        return at >= bytes.length;
    }

    int left() {
        return bytes.length - at;
    }

    /** The next byte, 0 to 255, without going on. */
    int peek() throws UndecodableException {
        need(1);
        return bytes[at] & 0xFF;
    }

    int u8() throws UndecodableException {
        need(1);
        return bytes[at++] & 0xFF;
    }

    int u16() throws UndecodableException {
        need(2);
        at += 2;
        return buffer.getShort(at - 2) & 0xFFFF;
    }

    int i32() throws UndecodableException {
        need(4);
        at += 4;
        return buffer.getInt(at - 4);
    }

    long i64() throws UndecodableException {
        need(8);
        at += 8;
        return buffer.getLong(at - 8);
    }

    /**
     * The next {@code length} bytes.
     *
     * @param length unsigned
     * @param start where what they belong to begins
     * @param what what they are, such as "a text"
     */
    byte[] take(long length, int start, String what) throws UndecodableException {
        return Arrays.copyOfRange(bytes, claim(length, start, what), at);
    }

    /** As {@link #take}, as strict UTF-8. */
    String text(long length, int start, String what) throws UndecodableException {
        int from = claim(length, start, what);
        try {
            CharBuffer chars = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, at - from));
            return chars.toString();
        } catch (CharacterCodingException e) {
            throw new UndecodableException(Text.of("payload.format.notUtf8", from));
        }
    }

    /** Passes {@code length} bytes and returns where they begin. */
    int claim(long length, int start, String what) throws UndecodableException {
        if (length < 0 || length > left()) {
            throw new UndecodableException(
                    Text.of("payload.format.cut", start, Text.of(what), unsigned(length), bytes.length));
        }
        at += (int) length;
        return at - (int) length;
    }

    /** Refuses {@code count} values, unsigned, of at least {@code least} bytes each if they can't be there. */
    void expect(long count, int least, int start, String what) throws UndecodableException {
        if (count < 0 || count > left() / least) {
            throw new UndecodableException(
                    Text.of("payload.format.few", start, Text.of(what), unsigned(count), bytes.length));
        }
    }

    /** {@code value} taken as unsigned. */
    static BigInteger unsigned(long value) {
        BigInteger signed = BigInteger.valueOf(value);
        return value < 0 ? signed.add(BigInteger.ONE.shiftLeft(Long.SIZE)) : signed;
    }

    private void need(int count) throws UndecodableException {
        if (left() < count) {
            throw new UndecodableException(Text.of("payload.format.ends", bytes.length));
        }
    }
}
