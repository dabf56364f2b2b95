package io.topiary.core.publish.request;

import io.topiary.core.text.Text;
import java.io.Serial;

/** Nothing can be asked, with the reason in words. */
public final class RequestException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;
    private final boolean refused;

    /** There is no connection for the replies. */
    RequestException(Text text) {
        this(text, false);
    }

    private RequestException(Text text, boolean refused) {
        super(text.key());
        this.text = text;
        this.refused = refused;
    }

    /** The broker does not let the replies be received. */
    static RequestException refused(Text text) {
        return new RequestException(text, true);
    }

    /** Whether the broker refused; else there is no connection. */
    public boolean isRefused() {
        return refused;
    }

    /** Why, as a whole sentence. */
    public Text text() {
        return text;
    }
}
