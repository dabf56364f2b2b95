package io.topiary.core.payload.format;

import io.topiary.core.payload.UndecodableException;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * What comes out of something packed, stopped before it fills the memory: after {@value #MOST} bytes, or when it has
 * become {@value #RATIO} times as large as it was. Below {@value #HARMLESS} bytes no ratio is too much. Not thread-safe.
 */
final class Inflation {

    /** Most bytes that come out. */
    static final int MOST = 64 * 1024 * 1024;

    /** How many times larger than the packed bytes it may get. */
    static final int RATIO = 200;

    /** So much may always come out. */
    static final int HARMLESS = 1024 * 1024;

    private static final int FIRST = 8 * 1024;

    private final int packed;
    private byte[] out = new byte[FIRST];
    private int size;

    /** Out of {@code packed} bytes. */
    Inflation(int packed) {
        this.packed = packed;
    }

    /** All that comes out of {@code in}, which is not closed. */
    byte[] all(InputStream in) throws IOException, UndecodableException {
        int read;
        do {
            room(1);
            read = in.read(out, size, out.length - size);
            size += Math.max(read, 0);
            judge(size);
        } while (read >= 0);
        return toBytes();
    }

    /** Refuses {@code announced} bytes if they are too many. */
    void judge(long announced) throws UndecodableException {
        if (announced > MOST) {
            throw new UndecodableException(Text.of("payload.packed.tooLarge", MOST));
        }
        if (announced > HARMLESS && announced / RATIO > packed) {
            throw new UndecodableException(Text.of("payload.packed.ratio", packed, RATIO));
        }
    }

    /** The most bytes that {@link #judge} lets pass. */
    int most() {
        return Math.clamp((packed + 1L) * RATIO - 1, HARMLESS, MOST);
    }

    /** Adds {@code length} bytes of {@code source}. */
    void add(byte[] source, int from, int length) throws UndecodableException {
        judge((long) size + length);
        room(length);
        System.arraycopy(source, from, out, size, length);
        size += length;
    }

    /** Repeats {@code length} bytes that came out {@code back} bytes ago; they may overlap what they become. */
    void repeat(int back, int length) throws UndecodableException {
        judge((long) size + length);
        room(length);
        for (int i = 0; i < length; i++) {
            out[size] = out[size - back];
            size++;
        }
    }

    /** Bytes that came out so far. */
    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(out, size);
    }

    private void room(int more) {
        if (out.length - size < more) {
            out = Arrays.copyOf(out, (int)
                    Math.min((long) MOST + FIRST, Math.max(size + (long) more, out.length * 2L)));
        }
    }
}
