package io.topiary.core.filter;

import java.util.Locale;

/** How payloads may differ from what their topic usually sends, as asked for with {@code schema:}. */
public enum Deviating {
    /** In any of the ways below. */
    DEVIATES,
    /** There is something where nothing ever was. */
    NEW,
    /** There is nothing where something always was. */
    MISSING,
    /** Something became of another type. */
    TYPE,
    /** A number is far outside of the range so far. */
    FAR,
    /** A JSON Schema of a rule does not allow it. */
    INVALID;

    /** As written in a query. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
