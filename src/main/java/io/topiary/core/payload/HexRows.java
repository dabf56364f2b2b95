package io.topiary.core.payload;

import java.util.HexFormat;

/**
 * A hex dump whose rows are made when somebody looks at them: it costs nothing for however many bytes.
 *
 * @param bytes shared, not copied
 */
public record HexRows(byte[] bytes) {

    /** Bytes in a row. */
    public static final int WIDTH = 16;

    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");
    private static final HexFormat PLAIN = HexFormat.of();

    /**
     * One row.
     *
     * @param offset offset of the first byte, eight hex digits
     * @param hex the bytes, two digits each, a blank between them and two in the middle, padded to full width
     * @param ascii printable ASCII characters, a dot for anything else
     */
    public record Row(String offset, String hex, String ascii) {

        @Override
        public String toString() {
            return offset + "  " + hex + "  " + ascii;
        }
    }

    /** How many rows there are. */
    public int count() {
        return (int) ((bytes.length + (long) WIDTH - 1) / WIDTH);
    }

    /**
     * Row {@code index}.
     *
     * @param index from 0, less than {@link #count()}
     */
    public Row row(int index) {
        int from = index * WIDTH;
        int to = (int) Math.min(bytes.length, (long) from + WIDTH);
        int middle = Math.min(to, from + WIDTH / 2);
        StringBuilder hex = new StringBuilder(WIDTH * 3 + 1);
        hex.append(SPACED.formatHex(bytes, from, middle));
        if (to > middle) {
            hex.append("  ").append(SPACED.formatHex(bytes, middle, to));
        }
        while (hex.length() < WIDTH * 3) {
            hex.append(' ');
        }
        StringBuilder ascii = new StringBuilder(WIDTH);
        for (int i = from; i < to; i++) {
            ascii.append(bytes[i] >= ' ' && bytes[i] < 0x7F ? (char) bytes[i] : '.');
        }
        return new Row(PLAIN.toHexDigits(from), hex.toString(), ascii.toString());
    }
}
