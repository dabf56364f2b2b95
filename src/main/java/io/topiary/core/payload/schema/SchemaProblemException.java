package io.topiary.core.payload.schema;

import io.topiary.core.text.Text;
import java.io.Serial;

/** A schema can't be used; {@link #text()} says why, as a sentence that may stand behind a colon. */
final class SchemaProblemException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    SchemaProblemException(Text text) {
        super(text.key() + " " + text.arguments());
        this.text = text;
    }

    Text text() {
        return text;
    }
}
