package io.topiary.ui.publish;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.publish.run.Outlet;
import io.topiary.core.session.Session;
import java.util.concurrent.CompletableFuture;

/** Publishes with a session. Any thread. */
record SessionOutlet(Session session) implements Outlet {

    @Override
    public boolean isUp() {
        return session.connection().status().state() == ConnectionState.CONNECTED;
    }

    @Override
    public CompletableFuture<PublishOutcome> publish(PublishRequest request) {
        return session.publish(request);
    }
}
