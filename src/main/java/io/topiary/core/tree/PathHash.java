package io.topiary.core.tree;

/**
 * Hashes of paths: a polynomial whose base is another one for each tree, so that nobody who names topics can make them
 * collide, and whose value for each level above falls off on the way. Every eight characters the value is folded: there are
 * texts whose polynomials are alike for every odd base (Thue-Morse strings, see
 * <a href="https://codeforces.com/blog/entry/4898">Anti-hash test</a>).
 */
final class PathHash {

    /** The hash of the path before its first character. */
    static final long START = 1;

    private static final int STEP = 8;

    private final long base;
    private final long base2;
    private final long base3;
    private final long base4;
    private final long base5;
    private final long base6;
    private final long base7;
    private final long base8;

    PathHash(long seed) {
        this.base = seed * 2 + 1;
        this.base2 = base * base;
        this.base3 = base2 * base;
        this.base4 = base3 * base;
        this.base5 = base4 * base;
        this.base6 = base5 * base;
        this.base7 = base6 * base;
        this.base8 = base7 * base;
    }

    /** What the hash is after {@code c}, one more character, the one at {@code at}. */
    long next(long state, char c, int at) {
        return (at % STEP == 0 ? folded(state) : state) * base + c;
    }

    /** The hash of {@code text[0, to)}; eight characters a step, because each multiplication waits for the one before. */
    long of(String text, int to) {
        long state = START;
        int at = 0;
        for (; at + STEP <= to; at += STEP) {
            state = folded(state) * base8
                    + text.charAt(at) * base7
                    + text.charAt(at + 1) * base6
                    + text.charAt(at + 2) * base5
                    + text.charAt(at + 3) * base4
                    + text.charAt(at + 4) * base3
                    + text.charAt(at + 5) * base2
                    + text.charAt(at + 6) * base
                    + text.charAt(at + 7);
        }
        for (; at < to; at++) {
            state = next(state, text.charAt(at), at);
        }
        return end(state);
    }

    /** The hash itself: every bit of it is as good as any other. */
    static long end(long state) {
        return folded(state * 0x9E3779B97F4A7C15L);
    }

    private static long folded(long state) {
        return state ^ (state >>> 32);
    }
}
