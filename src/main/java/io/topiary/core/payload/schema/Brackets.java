package io.topiary.core.payload.schema;

/**
 * Looks how deep the brackets of a {@code .proto} source are nested before a recursive parser sees it; comments and strings
 * do not count.
 */
final class Brackets {

    private final String text;
    private int at;
    private int line = 1;

    private Brackets(String text) {
        this.text = text;
    }

    /** The line (from 1) where brackets first nest deeper than {@code most}; 0 if they never do. */
    static int lineDeeperThan(String text, int most) {
        return new Brackets(text).scan(most);
    }

    private int scan(int most) {
        int depth = 0;
        while (at < text.length()) {
            char c = next();
            switch (c) {
                case '{', '[', '(', '<' -> depth++;
                case '}', ']', ')', '>' -> depth--;
                case '"', '\'' -> string(c);
                case '/' -> comment();
                default -> {}
            }
            if (depth > most) {
                return line;
            }
        }
        return 0;
    }

    private char next() {
        char c = text.charAt(at++);
        line += c == '\n' ? 1 : 0;
        return c;
    }

    private void string(char quote) {
        while (at < text.length()) {
            char c = next();
            if (c == quote || c == '\n') {
                return;
            }
            if (c == '\\' && at < text.length()) {
                next();
            }
        }
    }

    private void comment() {
        if (text.startsWith("/", at)) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else if (text.startsWith("*", at)) {
            int end = text.indexOf("*/", at + 1);
            while (at < (end < 0 ? text.length() : end + 2)) {
                next();
            }
        }
    }
}
