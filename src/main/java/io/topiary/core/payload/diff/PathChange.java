package io.topiary.core.payload.diff;

import org.jspecify.annotations.Nullable;

/**
 * A difference between two JSON documents. Immutable.
 *
 * @param path where it is on the right, or on the left if it was removed: a JSON Pointer (RFC 6901), in which the second
 *     member with a key that occurs several times is {@code key#2}
 * @param before what it was on the left, as sent, without white space and cut if it is very long; null if it was added
 * @param after the same of the right; null if it was removed
 * @param sameValue whether both are the same number or string, written differently
 */
public record PathChange(
        Kind kind,
        String path,
        @Nullable String before,
        @Nullable String after,
        boolean sameValue) {

    /** What happened to a value; the character stands for it wherever colour alone would not do. */
    public enum Kind {
        ADDED('+'),
        REMOVED('−'),
        CHANGED('~'),
        /** It is the item of an array at another index; {@code before} and {@code after} are those of its pointers. */
        MOVED('↕'),
        /** The keys of an object come in another order; {@code before} and {@code after} are the keys. */
        REORDERED('⇅');

        private final char glyph;

        Kind(char glyph) {
            this.glyph = glyph;
        }

        /** One character that stands for it. */
        public char glyph() {
            return glyph;
        }
    }
}
