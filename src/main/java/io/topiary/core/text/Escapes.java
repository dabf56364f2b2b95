package io.topiary.core.text;

import java.util.Locale;

/**
 * Makes text of unknown origin safe to show on one line: what is invisible, breaks lines or turns the reading direction
 * is written as an escape, so that nothing can pose as something else.
 *
 * <p>Ordinary text of any language and emoji, also those joined by U+200D, stay as they are. Any thread may call.
 */
public final class Escapes {

    private static final char ELLIPSIS = '…';
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int LAST_VARIATION_SELECTOR = 0xFE0F;
    private static final int FIRST_SKIN_TONE = 0x1F3FB;
    private static final int LAST_SKIN_TONE = 0x1F3FF;
    /** No language needs more marks on one letter; more of them paint over the lines above and below. */
    private static final int MOST_MARKS = 4;

    private Escapes() {}

    /**
     * {@code text} with control characters (C0, C1, U+007F), line and paragraph separators, bidirectional controls, other
     * invisible characters, lone surrogates and heaped combining marks escaped as {@code \n}, {@code \t} or {@code
     * \}{@code u{202E}}. Looks at no more characters than it needs.
     *
     * @param maxChars most characters of the result, from 0; if there is more, an ellipsis follows them
     */
    public static String visible(String text, int maxChars) {
        int plain = plainPrefix(text, maxChars);
        if (plain == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(Math.min(text.length(), maxChars) + 16).append(text, 0, plain);
        int marks = 0;
        int at = plain;
        while (at < text.length()) {
            int code = text.codePointAt(at);
            marks = isMark(code) ? marks + 1 : 0;
            int next = at + Character.charCount(code);
            boolean hidden = marks > MOST_MARKS || (isHidden(code) && !joinsEmoji(text, at, code));
            String escape = hidden ? escape(code) : "";
            if (out.length() + (hidden ? escape.length() : next - at) > maxChars) {
                return out.append(ELLIPSIS).toString();
            }
            if (hidden) {
                out.append(escape);
            } else {
                out.appendCodePoint(code);
            }
            at = next;
        }
        return out.toString();
    }

    /** How many characters at the start need no second look. */
    private static int plainPrefix(String text, int maxChars) {
        int end = Math.min(text.length(), maxChars);
        int at = 0;
        while (at < end && text.charAt(at) >= ' ' && text.charAt(at) < 0x7F) {
            at++;
        }
        return at;
    }

    private static boolean isMark(int code) {
        return code >= 0x300
                && switch (Character.getType(code)) {
                    case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> !isVariationSelector(code);
                    default -> false;
                };
    }

    private static boolean isVariationSelector(int code) {
        return code >= 0xFE00 && code <= LAST_VARIATION_SELECTOR;
    }

    private static boolean isHidden(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> !isVisibleSign(code);
            default -> isFiller(code);
        };
    }

    /** Number signs and the like, which Unicode counts among the format characters. */
    private static boolean isVisibleSign(int code) {
        return (code >= 0x600 && code <= 0x605)
                || code == 0x6DD
                || code == 0x70F
                || code == 0x890
                || code == 0x891
                || code == 0x8E2
                || code == 0x110BD
                || code == 0x110CD;
    }

    /** Letters and marks that look like nothing: the Hangul fillers and the grapheme joiner. */
    private static boolean isFiller(int code) {
        return code == 0x34F || code == 0x115F || code == 0x1160 || code == 0x3164 || code == 0xFFA0;
    }

    private static boolean joinsEmoji(String text, int at, int code) {
        if (code != ZERO_WIDTH_JOINER || at == 0 || at + 1 >= text.length()) {
            return false;
        }
        int before = text.codePointBefore(at);
        boolean modifier = before == LAST_VARIATION_SELECTOR || (before >= FIRST_SKIN_TONE && before <= LAST_SKIN_TONE);
        return (modifier || Character.isExtendedPictographic(before))
                && Character.isExtendedPictographic(text.codePointAt(at + 1));
    }

    private static String escape(int code) {
        return switch (code) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\u{" + Integer.toHexString(code).toUpperCase(Locale.ROOT) + "}";
        };
    }
}
