package io.topiary.core.publish.request;

import io.topiary.core.text.Text;
import java.io.Serial;

/** Nothing can be asked, with the reason in words. */
public final class RequestException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    RequestException(Text text) {
        super(text.key());
        this.text = text;
    }

    /** Why, as a whole sentence. */
    public Text text() {
        return text;
    }
}
