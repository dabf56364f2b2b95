package io.topiary.core.history.transfer;

import io.topiary.core.text.Text;
import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A file can't be exported or imported, with words for the user. */
public final class TransferException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    /** With words for the user and the exception behind it, if there is one. */
    public TransferException(Text text, @Nullable Throwable cause) {
        super(text.key() + " " + text.arguments(), cause);
        this.text = text;
    }

    /** What happened, for the user. */
    public Text text() {
        return text;
    }
}
