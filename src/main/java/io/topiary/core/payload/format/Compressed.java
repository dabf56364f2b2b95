package io.topiary.core.payload.format;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.snappy.SnappyFramedInputStream;
import io.airlift.compress.zstd.ZstdDecompressor;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.text.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Takes off Zstandard (RFC 8878) and Snappy, framed or as a bare block. */
final class Compressed {

    /** No block of Snappy is packed better: 64 bytes in 3. */
    private static final int BEST_SNAPPY = 22;

    /** A chunk's kind and size, and the checksum that data begins with (framing format of Snappy, sections 3 and 4.2). */
    private static final int CHUNK_HEAD = 4;

    private static final int CHECKSUM = 4;
    private static final int COMPRESSED_CHUNK = 0;
    /** Most bytes that a chunk may hold (section 4.2). */
    private static final int LARGEST_CHUNK = 65_536;

    private static final String FRAME = "\u00FF\u0006\u0000\u0000sNaPpY";

    /** How the library says that the array is too small, and how it says nothing else. */
    private static final String NO_ROOM = "Output buffer too small";

    private Compressed() {}

    /**
     * Into an array as large as may come out, and not as a stream: the library's stream keeps as much as a frame calls its
     * window, which a few bytes call gigabytes.
     */
    static byte[] zstd(byte[] packed) throws UndecodableException {
        Inflation limits = new Inflation(packed.length);
        long announced = ZstdDecompressor.getDecompressedSize(packed, 0, packed.length);
        limits.judge(announced);
        int most = limits.most();
        int room = Math.clamp(announced, Inflation.HARMLESS, most);
        while (true) {
            byte[] out = new byte[room];
            try {
                int size = new ZstdDecompressor().decompress(packed, 0, packed.length, out, 0, room);
                return Arrays.copyOf(out, size);
            } catch (MalformedInputException e) {
                if (!String.valueOf(e.getMessage()).startsWith(NO_ROOM)) {
                    throw e;
                }
                limits.judge(room + 1L);
                room = (int) Math.min(4L * room, most);
            }
        }
    }

    static byte[] snappy(byte[] packed) throws IOException, UndecodableException {
        return isFramed(packed) ? framed(packed) : block(packed);
    }

    private static byte[] framed(byte[] packed) throws IOException, UndecodableException {
        checkChunks(packed);
        try (InputStream in = new SnappyFramedInputStream(new ByteArrayInputStream(packed))) {
            return new Inflation(packed.length).all(in);
        }
    }

    /** The library makes room for as much as a chunk says, which may be gigabytes. */
    private static void checkChunks(byte[] packed) throws UndecodableException {
        for (int at = 0; at < packed.length - CHUNK_HEAD; ) {
            int size = (packed[at + 1] & 0xFF) | ((packed[at + 2] & 0xFF) << 8) | ((packed[at + 3] & 0xFF) << 16);
            int block = at + CHUNK_HEAD + CHECKSUM;
            if (packed[at] == COMPRESSED_CHUNK && block < packed.length) {
                int length = SnappyDecompressor.getUncompressedLength(packed, block);
                if (length < 0 || length > LARGEST_CHUNK) {
                    throw new UndecodableException(Text.of("payload.packed.broken"));
                }
            }
            at += CHUNK_HEAD + size;
        }
    }

    private static byte[] block(byte[] packed) throws UndecodableException {
        int size = SnappyDecompressor.getUncompressedLength(packed, 0);
        new Inflation(packed.length).judge(size);
        if (size < 0 || size > (long) packed.length * BEST_SNAPPY) {
            throw new UndecodableException(Text.of("payload.packed.broken"));
        }
        byte[] out = new byte[size];
        int written = new SnappyDecompressor().decompress(packed, 0, packed.length, out, 0, size);
        return written == size ? out : Arrays.copyOf(out, written);
    }

    private static boolean isFramed(byte[] packed) {
        for (int i = 0; i < FRAME.length(); i++) {
            if (i >= packed.length || (packed[i] & 0xFF) != FRAME.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
