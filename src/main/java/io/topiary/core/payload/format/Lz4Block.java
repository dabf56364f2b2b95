package io.topiary.core.payload.format;

import io.topiary.core.payload.UndecodableException;
import java.io.EOFException;
import java.io.IOException;

/** One block of LZ4 (its block format description): runs of bytes, each followed by a place to copy from. */
final class Lz4Block {

    private static final int LEAST_MATCH = 4;
    private static final int LONG = 15;
    private static final int AND_MORE = 255;

    private final byte[] block;
    private final Inflation out;
    private final int history;
    private int at;

    /**
     * The block {@code block} that is unpacked into {@code out}.
     *
     * @param history where in {@code out} the bytes begin that it may refer to
     */
    Lz4Block(byte[] block, Inflation out, int history) {
        this.block = block;
        this.out = out;
        this.history = history;
    }

    void unpack() throws IOException, UndecodableException {
        while (at < block.length) {
            int token = next();
            int literals = length(token >> 4);
            if (literals > block.length - at) {
                throw new EOFException();
            }
            out.add(block, at, literals);
            at += literals;
            if (at == block.length) {
                return;
            }
            int back = next() | (next() << 8);
            int match = length(token & LONG);
            if (back == 0 || back > out.size() - history) {
                throw new IOException("refers to what is not there");
            }
            out.repeat(back, match + LEAST_MATCH);
        }
    }

    /** A length of which {@code nibble} is the beginning. */
    private int length(int nibble) throws IOException, UndecodableException {
        int length = nibble;
        int more = nibble == LONG ? AND_MORE : 0;
        while (more == AND_MORE) {
            more = next();
            length += more;
            out.judge(length);
        }
        return length;
    }

    private int next() throws EOFException {
        if (at >= block.length) {
            throw new EOFException();
        }
        return block[at++] & 0xFF;
    }
}
