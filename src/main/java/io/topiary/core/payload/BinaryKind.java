package io.topiary.core.payload;

import java.util.HexFormat;

/** What binary bytes look like by signatures that leave no doubt; nothing is said about what follows the signature. */
public enum BinaryKind {
    JPEG("JPEG", "jpg", "FFD8FF"),
    PNG("PNG", "png", "89504E470D0A1A0A"),
    GIF("GIF", "gif", "474946383961"),
    GIF_87("GIF", "gif", "474946383761"),
    BMP("BMP", "bmp", "424D"),
    GZIP("gzip", "gz", "1F8B08"),
    ZIP("ZIP", "zip", "504B0304"),
    CBOR("CBOR", "cbor", "D9D9F7"),
    ZSTD("Zstandard", "zst", "28B52FFD"),
    LZ4("LZ4", "lz4", "04224D18"),
    SNAPPY("Snappy", "sz", "FF060000734E61507059"),
    /** The two usual levels of zlib that are no text. */
    ZLIB("zlib", "zz", "789C"),
    ZLIB_BEST("zlib", "zz", "78DA"),
    PDF("PDF", "pdf", "255044462D"),
    /** A stream of serialised objects, which nobody reads back: that would run what the sender wants. */
    JAVA("Java serialization", "ser", "ACED0005"),
    /** No signature known. */
    OTHER("", "bin", "");

    private static final int LONGEST_SIGNATURE = 10;
    private static final int BMP_HEADER = 14;

    private final String label;
    private final String extension;
    private final String signature;

    BinaryKind(String label, String extension, String signature) {
        this.label = label;
        this.extension = extension;
        this.signature = signature;
    }

    /** The format's own name, the same in every language; empty for {@link #OTHER}. */
    public String label() {
        return label;
    }

    /** File name extension without the dot. */
    public String extension() {
        return extension;
    }

    /** Whether it is a picture that can be shown. */
    public boolean isPicture() {
        return this == JPEG || this == PNG || this == GIF || this == GIF_87 || this == BMP;
    }

    /** What {@code bytes} look like. */
    public static BinaryKind of(byte[] bytes) {
        String head = HexFormat.of().withUpperCase().formatHex(bytes, 0, Math.min(bytes.length, LONGEST_SIGNATURE));
        for (BinaryKind kind : values()) {
            if (kind != OTHER && head.startsWith(kind.signature) && (kind != BMP || isBitmap(bytes))) {
                return kind;
            }
        }
        return OTHER;
    }

    /** Two letters alone could start any text: the size that the header gives must be the size there is. */
    private static boolean isBitmap(byte[] bytes) {
        return bytes.length >= BMP_HEADER && littleEndian(bytes, 2) == bytes.length;
    }

    private static int littleEndian(byte[] bytes, int at) {
        return (bytes[at] & 0xFF)
                | (bytes[at + 1] & 0xFF) << 8
                | (bytes[at + 2] & 0xFF) << 16
                | (bytes[at + 3] & 0xFF) << 24;
    }
}
