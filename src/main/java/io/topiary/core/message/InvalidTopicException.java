package io.topiary.core.message;

import io.topiary.core.text.Text;
import java.io.Serial;

/** A string that is no topic name or no topic filter, with a sentence that says why. */
public final class InvalidTopicException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    InvalidTopicException(Text text) {
        super(text.key() + " " + text.arguments());
        this.text = text;
    }

    /** Why, for the user. */
    public Text text() {
        return text;
    }
}
