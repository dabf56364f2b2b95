package io.topiary.core.session;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.mqtt.Connection;
import io.topiary.core.mqtt.ConnectionListener;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.retained.RetainedLine;
import java.util.concurrent.CompletableFuture;

/**
 * A session as learning and clearing what its broker stores needs it.
 *
 * @param session what is published on, and whose broker is asked
 */
public record RetainedAccess(Session session) implements RetainedLine {

    @Override
    public String name() {
        return session.name();
    }

    @Override
    public boolean readOnly() {
        return session.identity().protection().readOnly();
    }

    @Override
    public ConnectionStatus status() {
        return session.connection().status();
    }

    /** Not logged: a hundred thousand of them would push out of the log what the user wants to see there. */
    @Override
    public CompletableFuture<PublishOutcome> publish(PublishRequest request) {
        return session.connection().publish(request);
    }

    @Override
    public Connection companion(ConnectionListener listener) {
        return session.companion(listener);
    }
}
