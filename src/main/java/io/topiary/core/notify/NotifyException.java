package io.topiary.core.notify;

import io.topiary.core.text.Text;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A notification can't be shown. */
public final class NotifyException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    /** With words for the user and the exception behind it, if there is one. */
    public NotifyException(Text text, @Nullable Throwable cause) {
        super(text.key(), cause);
        this.text = text;
    }

    /** Why, for the user. */
    public Text text() {
        return text;
    }
}
