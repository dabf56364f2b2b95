package io.topiary.core.profile.exchange;

import io.topiary.core.text.Text;
import java.io.Serial;

/** What was found makes no profile. */
final class RefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    RefusedException(String key, Object... arguments) {
        super(key);
        this.text = Text.of(key, arguments);
    }

    /** Why, for the user. */
    Text text() {
        return text;
    }
}
