package io.topiary.core.payload.format;

import io.topiary.core.payload.UndecodableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Takes off gzip (RFC 1952), zlib (RFC 1950) and bare deflate (RFC 1951). */
final class Deflated {

    private static final int BUFFER = 8 * 1024;

    private Deflated() {}

    static byte[] gzip(byte[] packed) throws IOException, UndecodableException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), BUFFER)) {
            return new Inflation(packed.length).all(in);
        }
    }

    static byte[] zlib(byte[] packed) throws IOException, UndecodableException {
        return inflate(packed, false);
    }

    static byte[] deflate(byte[] packed) throws IOException, UndecodableException {
        return inflate(packed, true);
    }

    private static byte[] inflate(byte[] packed, boolean bare) throws IOException, UndecodableException {
        Inflater inflater = new Inflater(bare);
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed), inflater, BUFFER)) {
            return new Inflation(packed.length).all(in);
        } finally {
            inflater.end();
        }
    }
}
