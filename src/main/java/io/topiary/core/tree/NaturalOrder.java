package io.topiary.core.tree;

/**
 * The order in which people expect names: {@code dev2} before {@code dev10}, upper and lower case together.
 *
 * <p>A total order: two names are equal only if they are the same characters. Works on ranges, so that nothing is copied.
 */
final class NaturalOrder {

    private NaturalOrder() {}

    /** Compares {@code a[aFrom, aTo)} with {@code b[bFrom, bTo)}. */
    static int compare(String a, int aFrom, int aTo, String b, int bFrom, int bTo) {
        int i = aFrom;
        int j = bFrom;
        int tie = 0;
        while (i < aTo && j < bTo) {
            char x = a.charAt(i);
            char y = b.charAt(j);
            if (isDigit(x) && isDigit(y)) {
                int iEnd = digitsEnd(a, i, aTo);
                int jEnd = digitsEnd(b, j, bTo);
                int difference = compareNumbers(a, i, iEnd, b, j, jEnd);
                if (difference != 0) {
                    return difference;
                }
                if (tie == 0) {
                    // the same number with more leading zeros comes later
                    tie = Integer.compare(iEnd - i, jEnd - j);
                }
                i = iEnd;
                j = jEnd;
                continue;
            }
            if (x != y) {
                int difference = Character.compare(fold(x), fold(y));
                if (difference != 0) {
                    return difference;
                }
                if (tie == 0) {
                    tie = Character.compare(x, y);
                }
            }
            i++;
            j++;
        }
        if (i < aTo || j < bTo) {
            return i < aTo ? 1 : -1;
        }
        return tie;
    }

    private static int compareNumbers(String a, int from, int to, String b, int bFrom, int bTo) {
        int i = skipZeros(a, from, to);
        int j = skipZeros(b, bFrom, bTo);
        int byLength = Integer.compare(to - i, bTo - j);
        if (byLength != 0) {
            return byLength;
        }
        while (i < to) {
            int byDigit = Character.compare(a.charAt(i++), b.charAt(j++));
            if (byDigit != 0) {
                return byDigit;
            }
        }
        return 0;
    }

    private static int skipZeros(String text, int from, int to) {
        int i = from;
        while (i < to && text.charAt(i) == '0') {
            i++;
        }
        return i;
    }

    private static int digitsEnd(String text, int from, int to) {
        int i = from;
        while (i < to && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static char fold(char c) {
        if (c < 128) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
