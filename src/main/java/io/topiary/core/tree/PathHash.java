package io.topiary.core.tree;

/**
 * Hashes of paths: a polynomial whose base is another one for each tree, so that nobody who names topics can make them
 * collide, and whose value for each level above falls off on the way.
 */
final class PathHash {

    /** The hash of the path before its first character. */
    static final long START = 1;

    private final long base;
    private final long base2;
    private final long base3;
    private final long base4;

    PathHash(long seed) {
        this.base = seed * 2 + 1;
        this.base2 = base * base;
        this.base3 = base2 * base;
        this.base4 = base2 * base2;
    }

    /** What the hash is after one more character. */
    long next(long state, char c) {
        return state * base + c;
    }

    /** The hash of {@code text[0, to)}; four characters a step, because each multiplication waits for the one before. */
    int of(String text, int to) {
        long state = START;
        int at = 0;
        for (; at + 4 <= to; at += 4) {
            state = state * base4
                    + text.charAt(at) * base3
                    + text.charAt(at + 1) * base2
                    + text.charAt(at + 2) * base
                    + text.charAt(at + 3);
        }
        for (; at < to; at++) {
            state = next(state, text.charAt(at));
        }
        return end(state);
    }

    /** The hash itself. */
    static int end(long state) {
        long mixed = state * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) ^ (int) (mixed >>> 47);
    }
}
