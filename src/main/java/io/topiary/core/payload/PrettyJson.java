package io.topiary.core.payload;

import java.util.Arrays;
import java.util.Optional;

/**
 * Indents JSON without touching a token: numbers, escapes, key order and duplicate keys stay as the sender wrote them,
 * because nothing is read as a value; only white space between tokens is replaced.
 *
 * <p>Works on bytes: in UTF-8 no byte of a longer character looks like a structural one. Does not recurse.
 */
public final class PrettyJson {

    private static final int INDENT = 2;
    /** Deeper levels are indented no further, or a small document could grow a thousandfold. */
    private static final int DEEPEST_INDENT = 32;

    private final byte[] in;
    private final int limit;
    private byte[] out;
    private int size;

    private PrettyJson(byte[] in, int limit) {
        this.in = in;
        this.limit = limit;
        this.out = new byte[Math.min(limit, in.length + in.length / 2 + 64)];
    }

    /**
     * {@code json} with one element a line.
     *
     * @param json valid JSON in UTF-8
     * @param limit most bytes of the result
     * @return empty if the result would be larger
     */
    public static Optional<byte[]> format(byte[] json, int limit) {
        return new PrettyJson(json, limit).run();
    }

    private Optional<byte[]> run() {
        int depth = 0;
        int at = 0;
        while (at < in.length && size <= limit) {
            byte c = in[at];
            switch (c) {
                case ' ', '\t', '\n', '\r' -> at++;
                case '"' -> at = copyString(at);
                case '{', '[' -> {
                    int behind = copyIfEmpty(at);
                    if (behind == at) {
                        put(c);
                        newLine(++depth);
                        behind++;
                    }
                    at = behind;
                }
                case '}', ']' -> {
                    newLine(--depth);
                    put(c);
                    at++;
                }
                case ',' -> {
                    put(c);
                    newLine(depth);
                    at++;
                }
                case ':' -> {
                    put(c);
                    put((byte) ' ');
                    at++;
                }
                default -> {
                    put(c);
                    at++;
                }
            }
        }
        return size > limit ? Optional.empty() : Optional.of(Arrays.copyOf(out, size));
    }

    /** Copies an empty object or array and returns the place behind it, or just {@code open} if it is not empty. */
    private int copyIfEmpty(int open) {
        int close = skipSpace(open + 1);
        if (close == in.length || (in[close] != '}' && in[close] != ']')) {
            return open;
        }
        put(in[open]);
        put(in[close]);
        return close + 1;
    }

    private int skipSpace(int from) {
        int at = from;
        while (at < in.length && (in[at] == ' ' || in[at] == '\t' || in[at] == '\n' || in[at] == '\r')) {
            at++;
        }
        return at;
    }

    private int copyString(int from) {
        int at = from + 1;
        while (at < in.length && in[at] != '"') {
            at += in[at] == '\\' ? 2 : 1;
        }
        int end = Math.min(at + 1, in.length);
        int length = end - from;
        if (room(length)) {
            System.arraycopy(in, from, out, size, length);
        }
        size += length;
        return end;
    }

    private void newLine(int depth) {
        int spaces = INDENT * Math.min(depth, DEEPEST_INDENT);
        put((byte) '\n');
        if (room(spaces)) {
            Arrays.fill(out, size, size + spaces, (byte) ' ');
        }
        size += spaces;
    }

    private void put(byte c) {
        if (room(1)) {
            out[size] = c;
        }
        size++;
    }

    private boolean room(int more) {
        long needed = (long) size + more;
        if (needed > limit) {
            return false;
        }
        if (needed > out.length) {
            out = Arrays.copyOf(out, (int) Math.min(limit, Math.max(needed, out.length * 2L)));
        }
        return true;
    }
}
