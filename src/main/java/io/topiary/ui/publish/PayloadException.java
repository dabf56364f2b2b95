package io.topiary.ui.publish;

import io.topiary.core.text.Text;
import java.io.Serial;

/** What was written is no payload, with the reason in words. */
final class PayloadException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    PayloadException(Text text) {
        super(text.key());
        this.text = text;
    }

    Text text() {
        return text;
    }
}
