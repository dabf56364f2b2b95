package io.topiary.core.lint;

import java.util.Arrays;

/** How many levels siblings have below them, and what is usual among them. */
final class Heights {

    /** More levels than this count as this many. */
    private static final int MOST = 32;

    private static final int LEAST_SIBLINGS = 10;
    private static final double USUAL_SHARE = 0.8;
    private static final int FAR = 2;

    private final int[] counts = new int[MOST + 1];

    void add(int height) {
        counts[Math.min(MOST, height)]++;
    }

    /** How many siblings there are. */
    int siblings() {
        return Arrays.stream(counts).sum();
    }

    /** The height of at least four of five of at least ten siblings, -1 if there is none. */
    int usual() {
        int siblings = siblings();
        for (int height = 0; height <= MOST; height++) {
            if (siblings >= LEAST_SIBLINGS && counts[height] >= USUAL_SHARE * siblings) {
                return height;
            }
        }
        return -1;
    }

    /** Whether there are siblings whose height is far from the usual one. */
    boolean anyFar() {
        int usual = usual();
        for (int height = 0; height <= MOST; height++) {
            if (counts[height] > 0 && isFar(height, usual)) {
                return true;
            }
        }
        return false;
    }

    boolean isFar(int height, int usual) {
        return usual >= 0 && Math.abs(Math.min(MOST, height) - usual) >= FAR;
    }
}
