package io.topiary.core.secrets;

import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A password could not be had or kept. Neither message nor cause repeats it. */
final class SecretException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final SecretProblem problem;
    private final transient Text text;

    SecretException(SecretProblem problem, Text text, @Nullable Throwable cause) {
        super(text.key() + " " + text.arguments(), cause);
        this.problem = problem;
        this.text = text;
    }

    SecretException(SecretProblem problem, Text text) {
        this(problem, text, null);
    }

    /** A file could not be written. */
    static SecretException notSaved(StoreException cause) {
        return new SecretException(SecretProblem.NOT_SAVED, cause.text(), cause);
    }

    SecretProblem problem() {
        return problem;
    }

    /** What happened and what to do, for the user. */
    Text text() {
        return text;
    }
}
