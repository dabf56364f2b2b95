package io.topiary.core.payload;

import java.util.Locale;

/** Reads values as numbers that can be drawn: the nearest double, which is never expanded digit by digit. */
public final class Measures {

    private static final int LONGEST = 100;

    private Measures() {}

    /**
     * {@code text} as a number: one in the notation of JSON (RFC 8259, section 6), alone or in a string; 1 for {@code true}
     * and {@code on}, 0 for {@code false} and {@code off}, in any case.
     *
     * @return NaN if it is none of these, or too large for a double
     */
    public static double of(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Double.NaN;
        }
        if (isSwitch(text)) {
            String word = text.toLowerCase(Locale.ROOT);
            return word.equals("true") || word.equals("on") ? 1 : 0;
        }
        char last = text.charAt(text.length() - 1);
        boolean looksLikeNumber = (last >= '0' && last <= '9') || last == '.';
        if (!looksLikeNumber || !text.chars().allMatch(Measures::isOfNumber)) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    /** Whether {@code text} is one of two states. */
    public static boolean isSwitch(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "false", "on", "off" -> true;
            default -> false;
        };
    }

    private static boolean isOfNumber(int c) {
        return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
    }
}
