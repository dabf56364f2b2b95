package io.topiary.core.rules;

import io.topiary.core.text.Text;
import java.io.Serial;

/** A rule can't be what somebody wants it to be, with a sentence that says why. */
public final class InvalidRuleException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    InvalidRuleException(String key, Object... arguments) {
        super(key);
        this.text = Text.of(key, arguments);
    }

    /** Why, for the user. */
    public Text text() {
        return text;
    }
}
