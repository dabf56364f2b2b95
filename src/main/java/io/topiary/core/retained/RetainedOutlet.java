package io.topiary.core.retained;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.mqtt.Connection;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.SilentListener;
import io.topiary.core.work.Job;
import java.util.concurrent.CompletableFuture;

/**
 * A second connection that publishes. It subscribes to nothing: on the session's own connection the broker would send
 * each message back among the acknowledgements, which made mosquitto six times as slow.
 */
final class RetainedOutlet implements AutoCloseable {

    private static final long GLANCE_MILLIS = 5;

    private final RetainedLine line;
    private final Connection connection;

    private RetainedOutlet(RetainedLine line) {
        this.line = line;
        this.connection = line.companion(new SilentListener());
    }

    /**
     * Connects.
     *
     * @return what publishes, perhaps without a link if it was cancelled
     * @throws RetainedException if the broker can't be reached a second time
     */
    static RetainedOutlet open(RetainedLine line, Job.Control control) throws RetainedException {
        RetainedOutlet outlet = new RetainedOutlet(line);
        try {
            outlet.connection.connect();
            while (outlet.connection.status().state() != ConnectionState.CONNECTED && control.pause(GLANCE_MILLIS)) {
                RetainedException.throwIfDown(outlet.connection.status());
            }
            return outlet;
        } catch (RetainedException e) {
            outlet.close();
            throw e;
        }
    }

    /** Where it stands; disconnected too when the user disconnected the session. */
    ConnectionState state() {
        ConnectionState ofSession = line.status().state();
        return ofSession == ConnectionState.DISCONNECTED
                ? ofSession
                : connection.status().state();
    }

    /** Publishes; completes with the outcome, never exceptionally. */
    CompletableFuture<PublishOutcome> publish(PublishRequest request) {
        return connection.publish(request);
    }

    @Override
    public void close() {
        connection.close();
    }
}
