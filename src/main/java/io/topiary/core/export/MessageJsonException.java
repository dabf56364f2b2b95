package io.topiary.core.export;

import io.topiary.core.text.Text;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A line that is no message in JSON, with a sentence that says why. */
public final class MessageJsonException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    MessageJsonException(Text text, @Nullable Throwable cause) {
        super(text.key() + " " + text.arguments(), cause);
        this.text = text;
    }

    /** Why, for the user. */
    public Text text() {
        return text;
    }
}
