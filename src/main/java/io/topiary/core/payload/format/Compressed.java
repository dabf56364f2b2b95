package io.topiary.core.payload.format;

import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.snappy.SnappyFramedInputStream;
import io.airlift.compress.zstd.ZstdInputStream;
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

    private static final String FRAME = "\u00FF\u0006\u0000\u0000sNaPpY";

    private Compressed() {}

    static byte[] zstd(byte[] packed) throws IOException, UndecodableException {
        try (InputStream in = new ZstdInputStream(new ByteArrayInputStream(packed))) {
            return new Inflation(packed.length).all(in);
        }
    }

    static byte[] snappy(byte[] packed) throws IOException, UndecodableException {
        return isFramed(packed) ? framed(packed) : block(packed);
    }

    private static byte[] framed(byte[] packed) throws IOException, UndecodableException {
        try (InputStream in = new SnappyFramedInputStream(new ByteArrayInputStream(packed))) {
            return new Inflation(packed.length).all(in);
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
