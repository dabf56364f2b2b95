package io.topiary.core.payload.format;

import io.topiary.core.payload.UndecodableException;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * Takes off LZ4, as a frame (its specification 1.6.4) or as a bare block. Frames whose blocks refer to one another are
 * what many senders write, and no library at hand reads them. Checksums are passed over: what is broken shows.
 */
final class Lz4 {

    private static final int MAGIC = 0x184D2204;
    private static final int SKIPPABLE = 0x184D2A50;
    private static final String BLOCK = "payload.format.what.block";

    private final Cursor in;
    private final Inflation out;

    private Lz4(byte[] packed) {
        this.in = new Cursor(packed, ByteOrder.LITTLE_ENDIAN);
        this.out = new Inflation(packed.length);
    }

    static byte[] unpack(byte[] packed) throws IOException, UndecodableException {
        Lz4 lz4 = new Lz4(packed);
        if (packed.length >= 4 && lz4.in.i32() == MAGIC) {
            lz4.in.moveTo(0);
            lz4.frames();
        } else {
            lz4.in.moveTo(0);
            new Lz4Block(packed, lz4.out, 0).unpack();
        }
        return lz4.out.toBytes();
    }

    private void frames() throws IOException, UndecodableException {
        while (!in.atEnd()) {
            int start = in.at();
            int magic = in.i32();
            if ((magic & ~0xF) == SKIPPABLE) {
                in.claim(in.i32() & 0xFFFF_FFFFL, start, BLOCK);
            } else if (magic == MAGIC) {
                frame();
            } else {
                throw new UndecodableException(Text.of("payload.format.brokenAt", start));
            }
        }
    }

    private void frame() throws IOException, UndecodableException {
        int start = in.at();
        int flags = in.u8();
        in.u8();
        boolean dictionary = (flags & 1) != 0;
        if (flags >> 6 != 1 || dictionary) {
            throw new UndecodableException(
                    dictionary ? Text.of("payload.packed.dictionary") : Text.of("payload.format.brokenAt", start));
        }
        if ((flags & 8) != 0) {
            out.judge(out.size() + Math.max(0, in.i64()));
        }
        in.u8();
        int history = out.size();
        for (int size = in.i32(); size != 0; size = in.i32()) {
            int at = in.at();
            boolean plain = size < 0;
            byte[] block = in.take(size & 0x7FFF_FFFF, at, BLOCK);
            boolean linked = (flags & 0x20) == 0;
            if (plain) {
                out.add(block, 0, block.length);
            } else {
                new Lz4Block(block, out, linked ? history : out.size()).unpack();
            }
            if ((flags & 0x10) != 0) {
                in.i32();
            }
        }
        if ((flags & 4) != 0) {
            in.i32();
        }
    }
}
