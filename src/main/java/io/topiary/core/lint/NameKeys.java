package io.topiary.core.lint;

import org.jspecify.annotations.Nullable;

/** Skeletons of names as 64-bit hashes, without making strings for plain ASCII: there may be a million siblings. */
final class NameKeys {

    private static final long OFFSET = 0xCBF29CE484222325L;
    private static final long SHAPES = 0x9E3779B97F4A7C15L;
    private static final long PRIME = 0x100000001B3L;
    private static final String AMBIGUOUS = "0O1lI|";

    private NameKeys() {}

    /** What names share that look alike without regard to case. */
    static long ofLetters(String name) {
        if (!Skeleton.isPlain(name)) {
            return hash(Skeleton.ofLetters(name), OFFSET);
        }
        long hash = OFFSET;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            hash = (hash ^ (c >= 'A' && c <= 'Z' ? c + 32 : c)) * PRIME;
        }
        return hash;
    }

    /** What names share that look alike when digits pass for letters; null if there is nothing of that kind in it. */
    static @Nullable Long ofShapes(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (AMBIGUOUS.indexOf(name.charAt(i)) >= 0) {
                return hash(Skeleton.ofShapes(name), SHAPES);
            }
        }
        return null;
    }

    private static long hash(String text, long seed) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }
}
