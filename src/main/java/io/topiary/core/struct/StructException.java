package io.topiary.core.struct;

import io.topiary.core.text.Text;
import java.io.Serial;

/** A layout that is none, or values that do not fit it, with the reason in words. */
public final class StructException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    StructException(String key, Object... arguments) {
        super(key);
        this.text = Text.of(key, arguments);
    }

    /** The reason. */
    public Text text() {
        return text;
    }
}
