package io.topiary.core.publish;

import io.topiary.core.text.Text;
import java.io.Serial;

/** What was written is no payload, or no message, with the reason in words. */
public final class EncodeException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    /** Because of {@code text}. */
    public EncodeException(Text text) {
        super(text.key());
        this.text = text;
    }

    /** Why, as a whole sentence. */
    public Text text() {
        return text;
    }
}
