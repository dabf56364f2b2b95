package io.topiary.core.text;

/** Finds what UTF-8 cannot carry: half of a surrogate pair (RFC 3629, section 3). */
public final class Surrogates {

    private Surrogates() {}

    /** Index of the first half surrogate pair in {@code text}, -1 if there is none. */
    public static int firstUnpaired(CharSequence text) {
        int i = 0;
        while (i < text.length()) {
            if (!Character.isSurrogate(text.charAt(i))) {
                i++;
            } else if (i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                i += 2;
            } else {
                return i;
            }
        }
        return -1;
    }
}
