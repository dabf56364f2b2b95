package io.topiary.core.tree;

import java.util.Arrays;

/**
 * A set of small numbers. Unlike {@link java.util.BitSet} several threads may add to it at once, once there is
 * {@linkplain #makeRoom room}, if none of them touches a word of another: 64 numbers, beginning at a multiple of 64.
 */
final class Bits {

    private long[] words;

    Bits() {
        this(new long[16]);
    }

    private Bits(long[] words) {
        this.words = words;
    }

    Bits copy() {
        return new Bits(words.clone());
    }

    boolean get(int number) {
        int word = number >> 6;
        return word < words.length && (words[word] & 1L << number) != 0;
    }

    void set(int number) {
        int word = number >> 6;
        if (word >= words.length) {
            makeRoom(number + 1);
        }
        words[word] |= 1L << number;
    }

    void clear(int number) {
        int word = number >> 6;
        if (word < words.length) {
            words[word] &= ~(1L << number);
        }
    }

    /** Makes room for numbers less than {@code numbers}. */
    void makeRoom(int numbers) {
        int needed = (numbers + 63) >> 6;
        if (needed > words.length) {
            words = Arrays.copyOf(words, Math.max(needed, words.length + words.length / 2));
        }
    }

    /** The smallest number in it that is at least {@code from}; {@code to} if there is none below that. */
    int next(int from, int to) {
        int number = from;
        while (number < to) {
            int word = number >> 6;
            long rest = word < words.length ? words[word] >>> number : 0;
            if (rest != 0) {
                return Math.min(to, number + Long.numberOfTrailingZeros(rest));
            }
            number = (word + 1) << 6;
        }
        return to;
    }
}
