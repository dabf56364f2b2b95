package io.topiary.core.secrets;

import io.topiary.core.text.Text;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Something could not be encrypted or decrypted. Neither message nor cause repeats a secret. */
public final class SecretBoxException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    /** With words for the user and the exception behind it, if there is one. */
    public SecretBoxException(Text text, @Nullable Throwable cause) {
        super(text.key(), cause);
        this.text = text;
    }

    /** What happened and what to do, for the user. */
    public Text text() {
        return text;
    }
}
