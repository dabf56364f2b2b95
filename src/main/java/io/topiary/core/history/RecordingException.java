package io.topiary.core.history;

import io.topiary.core.text.Text;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A recording can't be written or read. */
public final class RecordingException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    /** With words for the user and the exception behind it, if there is one. */
    public RecordingException(Text text, @Nullable Throwable cause) {
        super(text.key() + " " + text.arguments(), cause);
        this.text = text;
    }

    /** What happened, for the user. */
    public Text text() {
        return text;
    }
}
