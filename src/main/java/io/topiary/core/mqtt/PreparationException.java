package io.topiary.core.mqtt;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something stands against dialling, found before: the words {@code failure.KEY} tell what. */
public final class PreparationException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient @Nullable TransportProblem problem;
    private final transient List<Object> more;

    /**
     * @param key the words
     * @param problem what it is if it may pass by itself, null if only other settings help
     * @param more their arguments {5} and on
     */
    PreparationException(String key, @Nullable TransportProblem problem, Object... more) {
        super(key + " " + List.of(more));
        this.key = key;
        this.problem = problem;
        this.more = List.of(more);
    }

    String key() {
        return key;
    }

    @Nullable
    TransportProblem problem() {
        return problem;
    }

    Object[] more() {
        return more.toArray();
    }
}
