package io.topiary.core.session;

import io.topiary.core.mqtt.Connection;
import io.topiary.core.mqtt.ConnectionListener;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.retained.RetainedLine;

/**
 * A session as learning and clearing what its broker stores needs it.
 *
 * @param session whose broker is asked
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

    @Override
    public Connection companion(ConnectionListener listener) {
        return session.companion(listener);
    }
}
