package io.topiary.core.filter;

import io.topiary.core.text.Text;
import java.io.Serial;

/** A filter that can't be understood, with a sentence that says why and where. */
public final class QueryException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;
    private final int position;

    QueryException(Text text, int position) {
        super(text.key() + " at " + position);
        this.text = text;
        this.position = position;
    }

    /** Why, for the user; names the position. */
    public Text text() {
        return text;
    }

    /** Where, as an index into what was parsed, from 0. */
    public int position() {
        return position;
    }
}
