package io.topiary.core.tls;

import io.topiary.core.text.Text;
import java.io.Serial;

/** A certificate or key on this side that can't be used, with a sentence that names the file and the reason. */
public final class TlsMaterialException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    TlsMaterialException(Text text) {
        super(text.key() + " " + text.arguments());
        this.text = text;
    }

    TlsMaterialException(Text text, Throwable cause) {
        super(text.key() + " " + text.arguments(), cause);
        this.text = text;
    }

    /** What is wrong with which file, for the user. */
    public Text text() {
        return text;
    }
}
