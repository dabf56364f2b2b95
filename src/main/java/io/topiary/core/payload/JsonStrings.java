package io.topiary.core.payload;

/** Strings of JSON (RFC 8259, section 7). Total: takes any text, never throws. */
final class JsonStrings {

    private static final int HEX_DIGITS = 4;
    private static final int HEX = 16;

    private JsonStrings() {}

    /** What {@code quoted} means: without its quotation marks, with its escapes resolved; what is no escape stays. */
    static String value(String quoted) {
        boolean closed = quoted.length() >= 2 && quoted.endsWith("\"");
        String inside = quoted.substring(Math.min(1, quoted.length()), closed ? quoted.length() - 1 : quoted.length());
        if (inside.indexOf('\\') < 0) {
            return inside;
        }
        StringBuilder out = new StringBuilder(inside.length());
        int at = 0;
        while (at < inside.length()) {
            char c = inside.charAt(at);
            if (c == '\\' && at + 1 < inside.length()) {
                at = escape(inside, at + 1, out);
            } else {
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    private static int escape(String text, int at, StringBuilder out) {
        char c = text.charAt(at);
        switch (c) {
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'u' -> {
                int end = at + 1 + HEX_DIGITS;
                if (end <= text.length()
                        && text.substring(at + 1, end).chars().allMatch(d -> Character.digit(d, HEX) >= 0)) {
                    out.append((char) Integer.parseInt(text, at + 1, end, HEX));
                    return end;
                }
                out.append("\\u");
            }
            default -> out.append(c);
        }
        return at + 1;
    }
}
