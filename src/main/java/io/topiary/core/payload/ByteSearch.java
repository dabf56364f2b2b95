package io.topiary.core.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/**
 * Finds bytes in bytes. Immutable; any thread, takes as long as there are bytes.
 *
 * @param pattern at least one byte; nobody changes it
 * @param anyCase whether ASCII letters are found in either case
 */
public record ByteSearch(byte[] pattern, boolean anyCase) {

    private static final int CASE = 0x20;

    /**
     * What somebody typed: bytes if it is {@code 0x} and an even number of hex digits, else text, whose case does not matter
     * as long as it has no capital letter.
     *
     * @return empty if nothing was typed
     */
    public static Optional<ByteSearch> of(String typed) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        boolean hex = typed.startsWith("0x");
        Optional<byte[]> bytes = hex ? InnerBytes.of(typed, InnerBytes.Coding.HEX) : Optional.empty();
        return Optional.of(bytes.map(found -> new ByteSearch(found, false))
                .orElseGet(() ->
                        new ByteSearch(typed.getBytes(UTF_8), typed.chars().noneMatch(Character::isUpperCase))));
    }

    /** The first place from {@code from} on and before {@code end} where all of it stands; -1 if there is none. */
    public int next(byte[] in, int from, int end) {
        for (int at = from; at + pattern.length <= end; at++) {
            if (matches(in, at)) {
                return at;
            }
        }
        return -1;
    }

    /** The last place before {@code before} where it begins; -1 if there is none. */
    public int previous(byte[] in, int before) {
        for (int at = Math.min(before - 1, in.length - pattern.length); at >= 0; at--) {
            if (matches(in, at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean matches(byte[] in, int at) {
        for (int i = 0; i < pattern.length; i++) {
            byte wanted = pattern[i];
            byte found = in[at + i];
            boolean same = wanted == found || (anyCase && wanted >= 'a' && wanted <= 'z' && (found | CASE) == wanted);
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
