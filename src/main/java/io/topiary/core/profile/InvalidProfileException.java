package io.topiary.core.profile;

import io.topiary.core.text.Text;
import java.io.Serial;

/** A text that names no broker, or a stored profile that can't be used, with a sentence that says why. */
public final class InvalidProfileException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    InvalidProfileException(Text text) {
        super(text.key() + " " + text.arguments());
        this.text = text;
    }

    InvalidProfileException(String key, Object... arguments) {
        this(Text.of(key, arguments));
    }

    /** Why, for the user; never repeats a password. */
    public Text text() {
        return text;
    }
}
