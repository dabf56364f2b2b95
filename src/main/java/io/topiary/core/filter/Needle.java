package io.topiary.core.filter;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Characters to look for, whatever their case. Immutable; any thread may look.
 *
 * <p>In bytes only ASCII letters are compared without case; others as they were written, or all small, or all capital.
 * That finds text in a payload without decoding it.
 */
public final class Needle {

    private final String text;
    private final char lower;
    private final char upper;
    private final byte[][] spellings;

    /** Looks for {@code text}, at least one character. */
    public Needle(String text) {
        this.text = text;
        this.lower = Character.toLowerCase(text.charAt(0));
        this.upper = Character.toUpperCase(text.charAt(0));
        String small = text.toLowerCase(Locale.ROOT);
        String capital = text.toUpperCase(Locale.ROOT);
        this.spellings = small.chars().allMatch(c -> c < 128)
                ? new byte[][] {small.getBytes(StandardCharsets.US_ASCII)}
                : new byte[][] {bytes(text), bytes(small), bytes(capital)};
    }

    /** What is looked for, as it was written. */
    public String text() {
        return text;
    }

    /** Whether {@code haystack} holds it. */
    public boolean isIn(String haystack) {
        int last = haystack.length() - text.length();
        for (int at = 0; at <= last; at++) {
            char c = haystack.charAt(at);
            if ((c == lower || c == upper) && haystack.regionMatches(true, at, text, 0, text.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code haystack}, UTF-8 or anything else, holds it. */
    public boolean isIn(byte[] haystack) {
        for (byte[] spelling : spellings) {
            if (isIn(haystack, spelling)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(byte[] haystack, byte[] spelling) {
        int last = haystack.length - spelling.length;
        int first = fold(spelling[0]);
        for (int at = 0; at <= last; at++) {
            if (fold(haystack[at]) == first && startsAt(haystack, at, spelling)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsAt(byte[] haystack, int at, byte[] spelling) {
        for (int i = 1; i < spelling.length; i++) {
            if (fold(haystack[at + i]) != fold(spelling[i])) {
                return false;
            }
        }
        return true;
    }

    private static int fold(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Needle needle && needle.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
