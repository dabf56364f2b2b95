package io.topiary.ui.kit.diff;

import io.topiary.core.payload.VisibleLine;
import io.topiary.core.payload.diff.DiffLine.Span;

/**
 * A line of one of the two payloads as it is shown. Immutable.
 *
 * @param kind how it differs
 * @param number of the line, from 1
 * @param before what is the same in both, at its begin
 * @param marked what differs
 * @param after what is the same in both, at its end
 */
record DiffPart(Kind kind, int number, String before, String marked, String after) {

    /** How a line differs; the character stands for it wherever colour alone would not do. */
    enum Kind {
        SAME(' '),
        REMOVED('−'),
        ADDED('+'),
        CHANGED('~');

        private final char glyph;

        Kind(char glyph) {
            this.glyph = glyph;
        }

        char glyph() {
            return glyph;
        }
    }

    static DiffPart of(Kind kind, int number, String text) {
        return new DiffPart(kind, number, show(text), "", "");
    }

    static DiffPart of(Kind kind, int number, String text, Span differs) {
        return new DiffPart(
                kind,
                number,
                show(text.substring(0, differs.from())),
                show(text.substring(differs.from(), differs.to())),
                show(text.substring(differs.to())));
    }

    /** The whole line. */
    String text() {
        return before + marked + after;
    }

    private static String show(String text) {
        return VisibleLine.of(text).shown();
    }
}
