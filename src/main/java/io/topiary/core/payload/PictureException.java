package io.topiary.core.payload;

import io.topiary.core.text.Text;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A picture that can't be shown, with the reason in words. */
public final class PictureException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    PictureException(Text text, @Nullable Throwable cause) {
        super(text.key() + " " + text.arguments(), cause);
        this.text = text;
    }

    /** Why, for the user. */
    public Text text() {
        return text;
    }
}
