package io.topiary.core.history.transfer;

import io.topiary.core.text.Text;
import java.io.Serial;

/** A part of a file is no message, with the reason. */
final class UnreadableException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    UnreadableException(Text text) {
        super(text.key() + " " + text.arguments());
        this.text = text;
    }

    Text text() {
        return text;
    }
}
