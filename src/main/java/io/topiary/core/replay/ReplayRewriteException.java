package io.topiary.core.replay;

import io.topiary.core.text.Text;
import java.io.Serial;

/** Topics can't be rewritten like that; its words say what is wrong. */
public final class ReplayRewriteException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    ReplayRewriteException(Text text, Throwable cause) {
        super(text.key() + " " + text.arguments(), cause);
        this.text = text;
    }

    /** What is wrong, for the user. */
    public Text text() {
        return text;
    }
}
