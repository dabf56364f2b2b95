package io.topiary.core.store;

import io.topiary.core.text.Text;
import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A document could not be saved; what was on disk before is still there. */
public final class StoreException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    /** With words for the user and the exception behind it, if there is one. */
    public StoreException(Text text, @Nullable Throwable cause) {
        super(text.key() + " " + text.arguments(), cause);
        this.text = text;
    }

    /** What happened, for the user. */
    public Text text() {
        return text;
    }
}
