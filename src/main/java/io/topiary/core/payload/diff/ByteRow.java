package io.topiary.core.payload.diff;

import java.util.List;

/** A row of a comparison of bytes. Immutable. */
public sealed interface ByteRow {

    /** Bytes in a row. */
    int WIDTH = 16;

    /** For a column in which one side has no byte. */
    int NONE = -1;

    /** Which side a row is of. */
    enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /**
     * Bytes of one side, or of both where they are the same.
     *
     * @param offset of the first byte, on the left unless it was added
     * @param other offset of the first byte on the right where {@code kind} is SAME; otherwise as {@code offset}
     * @param bytes values from 0 to 255, or {@link #NONE}; at most {@link #WIDTH}
     * @param marks a bit for each of {@code bytes} that differs, the lowest one for the first
     */
    record Bytes(Kind kind, int offset, int other, List<Integer> bytes, int marks) implements ByteRow {

        public Bytes {
            bytes = List.copyOf(bytes);
        }

        /** Whether the byte in {@code column} differs. */
        public boolean differs(int column) {
            return ((marks >> column) & 1) != 0;
        }
    }

    /**
     * Rows that are the same on both sides and far from any difference.
     *
     * @param bytes how many bytes they have
     */
    record Gap(long bytes) implements ByteRow {}
}
