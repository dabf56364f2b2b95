package io.topiary.ui.app;

import io.topiary.core.mqtt.ClientIdsInUse;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes a session's client identifier as used while it is connected or tries to be. Any thread. */
final class IdHold implements AutoCloseable {

    private final Session session;
    private final ClientIdsInUse ids;
    private final List<Runnable> endings = new ArrayList<>();
    private ClientIdsInUse.@Nullable Lease lease;

    IdHold(Session session, ClientIdsInUse ids) {
        this.session = session;
        this.ids = ids;
        endings.add(session.onStatus(this::follow));
        endings.add(session.onOptions(options -> release()));
    }

    private synchronized void follow(ConnectionStatus status) {
        boolean active = status.state().isUp() || status.state().isBusy();
        if (!active) {
            release();
        } else if (lease == null) {
            lease = ids.use(session.options(), session.name());
        }
    }

    private synchronized void release() {
        if (lease != null) {
            lease.close();
            lease = null;
        }
    }

    @Override
    public void close() {
        endings.forEach(Runnable::run);
        release();
    }
}
