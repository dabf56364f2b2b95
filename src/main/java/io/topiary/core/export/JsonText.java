package io.topiary.core.export;

/** Writes JSON by hand: compact, keys in the order they are put, no reflection. Not thread-safe. */
final class JsonText {

    private static final String HEX = "0123456789ABCDEF";

    private final StringBuilder text = new StringBuilder(256);

    void clear() {
        text.setLength(0);
    }

    /** Appends as it is: punctuation, numbers. */
    JsonText raw(String json) {
        text.append(json);
        return this;
    }

    JsonText number(long value) {
        text.append(value);
        return this;
    }

    /** A comma unless an object or an array was just opened, then the key. */
    JsonText key(String name) {
        comma();
        text.append('"').append(name).append("\":");
        return this;
    }

    /** A comma unless an object or an array was just opened. */
    JsonText comma() {
        int last = text.length() - 1;
        if (last >= 0 && text.charAt(last) != '{' && text.charAt(last) != '[') {
            text.append(',');
        }
        return this;
    }

    /** A string in quotes; control characters and line separators escaped, so that none acts on a terminal. */
    JsonText string(CharSequence value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            character(value.charAt(i));
        }
        text.append('"');
        return this;
    }

    private void character(char c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (c < ' ' || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029) {
                    text.append("\\u")
                            .append(HEX.charAt(c >> 12))
                            .append(HEX.charAt(c >> 8 & 15))
                            .append(HEX.charAt(c >> 4 & 15))
                            .append(HEX.charAt(c & 15));
                } else {
                    text.append(c);
                }
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
