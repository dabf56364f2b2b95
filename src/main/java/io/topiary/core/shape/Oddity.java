package io.topiary.core.shape;

import io.topiary.core.filter.Deviating;

/**
 * How a payload differs from what is known of its topic. Immutable; two are equal if they say the same.
 *
 * @param what the kind of difference
 * @param pointer where, as a JSON Pointer with {@code *} for items of arrays
 * @param kind what is there now; {@link JsonKind#NULL} of no meaning where nothing is there
 * @param detail the number that is far outside, or what a schema has against it; empty for others
 */
public record Oddity(What what, String pointer, JsonKind kind, String detail) {

    /** Kinds of differences. */
    public enum What {
        /** There is something where nothing ever was. */
        NEW(Deviating.NEW),
        /** There is nothing where something always was. */
        MISSING(Deviating.MISSING),
        /** What is there is of another kind. */
        TYPE(Deviating.TYPE),
        /** A number is far outside of the range so far. */
        FAR(Deviating.FAR),
        /** A JSON Schema does not allow it. */
        INVALID(Deviating.INVALID);

        private final Deviating filter;

        What(Deviating filter) {
            this.filter = filter;
        }

        /** Whether a filter that asks for {@code how} means this. */
        public boolean is(Deviating how) {
            return how == Deviating.DEVIATES || how == filter;
        }
    }
}
