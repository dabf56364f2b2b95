package io.topiary.core.payload;

import io.topiary.core.text.Text;

/** Bytes are not the format that somebody took them for; {@link #text()} says why in the reader's language. */
public final class UndecodableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Text text;

    /** Because of {@code text}. */
    public UndecodableException(Text text) {
        super(text.key());
        this.text = text;
    }

    /** Why, as a sentence that may stand behind a colon. */
    public Text text() {
        return text;
    }
}
