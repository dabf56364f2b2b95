package io.topiary.core.export;

/** JSON text of somebody else as a part of one line: every token stays as it is, only blanks and letters are respelt. */
final class JsonLine {

    /** Longer numbers are refused by those who read them. */
    static final int LONGEST_NUMBER = 10_000;

    private JsonLine() {}

    /**
     * {@code json} without line breaks, which can only stand between tokens, and without characters that act on a terminal,
     * which can only stand in strings (RFC 8259, sections 2 and 7).
     */
    static String of(String json) {
        StringBuilder line = null;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean acts = (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
            if (line == null && (c < ' ' || acts)) {
                line = new StringBuilder(json.length() + 16).append(json, 0, i);
            }
            if (line != null && c < ' ') {
                line.append(' ');
            } else if (line != null && acts) {
                line.append("\\u%04X".formatted((int) c));
            } else if (line != null) {
                line.append(c);
            }
        }
        return line == null ? json : line.toString();
    }

    /** Whether no number in {@code json}, nor a string of digits alone, is longer than what readers take. */
    static boolean isReadable(String json) {
        int digits = 0;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            digits = c >= '0' && c <= '9' ? digits + 1 : 0;
            if (digits > LONGEST_NUMBER) {
                return false;
            }
        }
        return true;
    }
}
