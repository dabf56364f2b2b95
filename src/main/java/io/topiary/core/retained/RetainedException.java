package io.topiary.core.retained;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.RetryPolicy;
import io.topiary.core.text.Text;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Learning, saving or restoring did not come about; its failure says why. */
public final class RetainedException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    RetainedException(Failure failure, @Nullable Throwable cause) {
        super(failure.detail(), cause);
        this.failure = failure;
    }

    /** Why, in words. */
    public Failure failure() {
        return failure;
    }

    /** @throws RetainedException if the link is down that has {@code status}, with its failure */
    static void throwIfDown(ConnectionStatus status) throws RetainedException {
        Failure failure = status.failure();
        boolean down = status.state() == ConnectionState.WAITING || status.state() == ConnectionState.FAILED;
        if (down && failure != null) {
            throw new RetainedException(failure, null);
        }
    }

    /** Something on this side, {@code retained.failure.KEY.what} and so on. */
    static Failure local(String key, Object... arguments) {
        return new Failure.Local(
                new Failure.Explanation(
                        Text.of("retained.failure." + key + ".what", arguments),
                        Text.of("retained.failure." + key + ".why", arguments),
                        Text.of("retained.failure." + key + ".remedy", arguments),
                        RetryPolicy.STOP),
                key);
    }
}
