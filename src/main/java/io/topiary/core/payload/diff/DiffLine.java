package io.topiary.core.payload.diff;

/** A line of a comparison of two payloads. Line numbers count from 1. Immutable. */
public sealed interface DiffLine {

    /**
     * The same on both sides.
     *
     * @param leftNumber number of the line on the left
     * @param rightNumber number of the line on the right
     */
    record Same(int leftNumber, int rightNumber, String text) implements DiffLine {}

    /** On the left only. */
    record Removed(int leftNumber, String text) implements DiffLine {}

    /** On the right only. */
    record Added(int rightNumber, String text) implements DiffLine {}

    /**
     * One in the place of another.
     *
     * @param leftSpan the part of {@code left} that is not in {@code right}
     * @param rightSpan the part of {@code right} that is not in {@code left}
     */
    record Changed(int leftNumber, String left, Span leftSpan, int rightNumber, String right, Span rightSpan)
            implements DiffLine {}

    /**
     * Lines that are the same on both sides and far from any difference.
     *
     * @param lines how many, at least 2
     */
    record Skipped(int lines) implements DiffLine {}

    /**
     * A part of a line, possibly empty.
     *
     * @param from its first character, from 0
     * @param to behind its last character
     */
    record Span(int from, int to) {}
}
