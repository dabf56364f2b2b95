package io.topiary.core.payload;

import io.topiary.core.text.Text;
import java.io.Serial;

/** A value does not fit the format that it is to be written in; {@link #text()} says why in the reader's language. */
public final class UnencodableException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    /** Because of {@code text}. */
    public UnencodableException(Text text) {
        super(text.key() + " " + text.arguments());
        this.text = text;
    }

    /** Why, as a sentence that may stand behind a colon. */
    public Text text() {
        return text;
    }
}
