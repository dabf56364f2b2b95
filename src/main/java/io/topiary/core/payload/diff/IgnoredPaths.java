package io.topiary.core.payload.diff;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Members of JSON objects that are left out of a comparison. Immutable.
 *
 * @param patterns JSON Pointers (RFC 6901) in which {@code *} stands for any key or index; without a leading slash the key of
 *     a member anywhere
 */
public record IgnoredPaths(List<String> patterns) {

    /** Nothing is left out. */
    public static final IgnoredPaths NONE = new IgnoredPaths(List.of());

    private static final Pattern BETWEEN = Pattern.compile("[,;\\s]+");

    public IgnoredPaths {
        patterns = List.copyOf(patterns);
    }

    /** What somebody wrote: patterns with commas or white space between them. Total. */
    public static IgnoredPaths parse(String text) {
        return new IgnoredPaths(BETWEEN.splitAsStream(text)
                .filter(pattern -> !pattern.isEmpty())
                .toList());
    }

    /** Whether nothing is left out. */
    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    /** Whether the member {@code key} at {@code pointer}, a JSON Pointer, is left out. */
    boolean has(String pointer, String key) {
        for (String pattern : patterns) {
            if (pattern.startsWith("/") ? matches(pattern, pointer) : pattern.equals(key)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String pattern, String pointer) {
        String[] wanted = pattern.split("/", -1);
        String[] levels = pointer.split("/", -1);
        if (wanted.length != levels.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!wanted[i].equals("*") && !wanted[i].equals(levels[i])) {
                return false;
            }
        }
        return true;
    }
}
