package io.topiary.core.history.transfer;

import io.topiary.core.text.Text;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A part of a file is no message, with the reason. */
final class UnreadableException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    UnreadableException(Text text) {
        this(text, null);
    }

    UnreadableException(Text text, @Nullable Throwable cause) {
        super(text.key() + " " + text.arguments(), cause);
        this.text = text;
    }

    Text text() {
        return text;
    }
}
