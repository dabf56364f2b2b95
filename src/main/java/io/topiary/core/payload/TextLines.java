package io.topiary.core.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.BitSet;

/**
 * UTF-8 text cut into lines for display, each made into a string only when somebody looks at it: for however much text,
 * only a coarse index is kept.
 *
 * <p>A line longer than {@link #LONGEST} bytes is cut into several display lines, of which only the first has a line
 * number, because no text control survives a line of megabytes. Immutable; any thread may read it.
 */
public final class TextLines {

    /** Most bytes in a display line. */
    public static final int LONGEST = 1_000;

    /** Every how many display lines the index has an entry. */
    private static final int STEP = 16;

    private final byte[] bytes;
    private final int end;
    private final boolean json;
    private int[] offsets = new int[64];
    private int[] numbers = new int[64];
    private final BitSet insideString = new BitSet();
    private int size;

    private TextLines(byte[] bytes, int end, boolean json) {
        this.bytes = bytes;
        this.end = end;
        this.json = json;
        index();
    }

    /**
     * The lines of {@code utf8} up to about {@code maxBytes}, never half a character.
     *
     * @param utf8 valid UTF-8; shared, not copied
     * @param json whether it is JSON, whose strings are followed across cut lines
     */
    public static TextLines of(byte[] utf8, int maxBytes, boolean json) {
        int end = utf8.length <= maxBytes ? utf8.length : Utf8.boundary(utf8, maxBytes);
        return new TextLines(utf8, end, json);
    }

    /** Display lines; at least 1, the last one empty if the text ends with a line break. */
    public int size() {
        return size;
    }

    /** Whether it is JSON. */
    public boolean isJson() {
        return json;
    }

    /** Bytes that are covered, less than there are if the text was cut. */
    public int length() {
        return end;
    }

    /** Display line {@code line} (from 0) without its line break, otherwise as it was sent. */
    public String line(int line) {
        Cursor cursor = seek(line);
        return new String(bytes, cursor.from, cursor.textEnd() - cursor.from, UTF_8);
    }

    /** Number of the text's line that display line {@code line} begins, from 1; 0 if it continues the one before. */
    public int number(int line) {
        Cursor cursor = seek(line);
        return cursor.startsLine() ? cursor.number : 0;
    }

    /** Whether display line {@code line} begins inside a JSON string. */
    public boolean beginsInString(int line) {
        return insideString.get(line);
    }

    /**
     * The text as it was sent from one place to another.
     *
     * @param fromLine display line
     * @param fromColumn characters into it
     * @param toLine display line, not before {@code fromLine}
     * @param toColumn characters into it
     */
    public String slice(int fromLine, int fromColumn, int toLine, int toColumn) {
        int from = offset(fromLine, fromColumn);
        int to = Math.max(from, offset(toLine, toColumn));
        return new String(bytes, from, to - from, UTF_8);
    }

    /**
     * Where in the text a place of the display is, in bytes.
     *
     * @param line display line
     * @param column characters into it
     */
    public int offset(int line, int column) {
        Cursor cursor = seek(line);
        String text = new String(bytes, cursor.from, cursor.textEnd() - cursor.from, UTF_8);
        int chars = Math.min(column, text.length());
        return cursor.from + text.substring(0, chars).getBytes(UTF_8).length;
    }

    /** The display line that holds byte {@code offset} of the text; the last one if that is further on. */
    public int lineAt(int offset) {
        int low = 0;
        int high = offsets.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (offsets[middle] <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        int line = low * STEP;
        Cursor cursor = new Cursor(offsets[low], numbers[low]);
        cursor.inString = insideString.get(line);
        cursor.findEnd();
        while (cursor.to <= offset && cursor.advance()) {
            line++;
        }
        return line;
    }

    /** How many characters of display line {@code line} come before byte {@code offset} of the text. */
    public int columnAt(int line, int offset) {
        Cursor cursor = seek(line);
        int to = Math.clamp(offset, cursor.from, cursor.textEnd());
        return new String(bytes, cursor.from, to - cursor.from, UTF_8).length();
    }

    /** Shown each display line in their order. */
    @FunctionalInterface
    interface Visitor {

        /**
         * A display line.
         *
         * @param from its first byte
         * @param to the byte behind its last, without the line break
         * @param starts whether it begins a line of the text
         */
        void line(int from, int to, boolean starts);
    }

    /** Shows {@code visitor} all display lines, faster than {@link #line} one by one. */
    void visit(Visitor visitor) {
        Cursor cursor = new Cursor(0, 1);
        do {
            visitor.line(cursor.from, cursor.textEnd(), cursor.startsLine());
        } while (cursor.advance());
    }

    /** The bytes that the lines are of; nobody changes them. */
    byte[] bytes() {
        return bytes;
    }

    private void index() {
        Cursor cursor = new Cursor(0, 1);
        boolean more = true;
        while (more) {
            if (size % STEP == 0) {
                remember(size / STEP, cursor);
            }
            insideString.set(size, cursor.inString);
            size++;
            more = cursor.advance();
        }
        offsets = Arrays.copyOf(offsets, (size + STEP - 1) / STEP);
        numbers = Arrays.copyOf(numbers, offsets.length);
    }

    private void remember(int entry, Cursor cursor) {
        if (entry == offsets.length) {
            offsets = Arrays.copyOf(offsets, entry * 2);
            numbers = Arrays.copyOf(numbers, entry * 2);
        }
        offsets[entry] = cursor.from;
        numbers[entry] = cursor.number;
    }

    private Cursor seek(int line) {
        if (line < 0 || line >= size) {
            throw new IndexOutOfBoundsException("line " + line + " of " + size);
        }
        int entry = line / STEP;
        Cursor cursor = new Cursor(offsets[entry], numbers[entry]);
        cursor.inString = insideString.get(entry * STEP);
        cursor.findEnd();
        for (int at = entry * STEP; at < line; at++) {
            cursor.advance();
        }
        return cursor;
    }

    /** A display line on the way through the text. */
    private final class Cursor {

        private int from;
        private int to;
        private int number;
        private boolean inString;
        private boolean inStringAfter;

        Cursor(int from, int number) {
            this.from = from;
            this.number = number;
            findEnd();
        }

        /** Goes to the next display line; false if this was the last one. */
        boolean advance() {
            boolean broken = to > from && bytes[to - 1] == '\n';
            if (to == end && !broken) {
                return false;
            }
            from = to;
            number += broken ? 1 : 0;
            inString = inStringAfter;
            findEnd();
            return true;
        }

        boolean startsLine() {
            return from == 0 || bytes[from - 1] == '\n';
        }

        /** Where the text ends and the line break begins. */
        int textEnd() {
            if (to == from || bytes[to - 1] != '\n') {
                return to;
            }
            return to - from >= 2 && bytes[to - 2] == '\r' ? to - 2 : to - 1;
        }

        private void findEnd() {
            int stop = (int) Math.min(end, (long) from + LONGEST);
            boolean escaped = false;
            boolean string = inString;
            int at = from;
            while (at < stop) {
                byte b = bytes[at++];
                if (b == '\n') {
                    to = at;
                    inStringAfter = false;
                    return;
                }
                if (json) {
                    boolean quote = b == '"' && !escaped;
                    string ^= quote;
                    escaped = string && !quote && b == '\\' && !escaped;
                }
            }
            to = stop == end ? end : cut(escaped ? stop - 1 : stop);
            inStringAfter = string;
        }

        /** Never within a character, nor between the two of a line break. */
        private int cut(int stop) {
            int boundary = Utf8.boundary(bytes, stop);
            return bytes[boundary - 1] == '\r' && bytes[boundary] == '\n' ? boundary - 1 : boundary;
        }
    }
}
