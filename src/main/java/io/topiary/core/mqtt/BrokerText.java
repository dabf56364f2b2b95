package io.topiary.core.mqtt;

/** What a broker writes for people, made safe to show: it may be hostile. */
final class BrokerText {

    private static final int LONGEST = 500;

    private BrokerText() {}

    /**
     * {@code text} with control, format and bidirectional characters and half surrogate pairs written as {@code \}{@code
     * u001B}, cut to 500 characters with an ellipsis.
     */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(Math.min(text.length(), LONGEST) + 8);
        int at = 0;
        while (at < text.length() && safe.length() < LONGEST) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            if (isHarmless(codePoint)) {
                safe.appendCodePoint(codePoint);
            } else if (codePoint <= 0xFFFF) {
                safe.append("\\u%04X".formatted(codePoint));
            } else {
                safe.append("\\U%06X".formatted(codePoint));
            }
        }
        if (at < text.length() || safe.length() > LONGEST) {
            safe.setLength(Math.min(safe.length(), LONGEST - 1));
            safe.append('…');
        }
        return safe.toString();
    }

    private static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
