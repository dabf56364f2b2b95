package io.topiary.core.session;

import io.topiary.core.message.Message;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of a log are shown. Any thread.
 *
 * @param filter what accepts them, null for everything
 * @param onlyChanges whether only those with other bytes than the one before on their topic are, whether or not that one is
 *     accepted
 */
public record LogChoice(@Nullable Predicate<Message> filter, boolean onlyChanges) {

    /** Every message. */
    public static final LogChoice ALL = new LogChoice(null, false);

    /** Whether every message is shown. */
    public boolean isAll() {
        return filter == null && !onlyChanges;
    }

    /** Whether {@code message} is accepted, be it a change or not. */
    boolean accepts(Message message) {
        return filter == null || filter.test(message);
    }
}
