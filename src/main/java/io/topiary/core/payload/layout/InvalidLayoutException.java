package io.topiary.core.payload.layout;

import io.topiary.core.text.Text;
import java.io.Serial;

/** A layout, or a value for it, can't be used; {@link #text()} says why in the reader's language. */
public final class InvalidLayoutException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    InvalidLayoutException(String key, Object... arguments) {
        super(key);
        this.text = Text.of(key, arguments);
    }

    /** Why. */
    public Text text() {
        return text;
    }
}
