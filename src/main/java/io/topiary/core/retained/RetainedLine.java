package io.topiary.core.retained;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.mqtt.Connection;
import io.topiary.core.mqtt.ConnectionListener;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.PublishOutcome;
import java.util.concurrent.CompletableFuture;

/** What learning and clearing need of an open session. Any thread. */
public interface RetainedLine {

    /** What the user calls the broker, for words and file names. */
    String name();

    /** Whether nothing may be published. */
    boolean readOnly();

    /** Where the session's own connection stands. */
    ConnectionStatus status();

    /** Publishes on the session's own connection; completes with the outcome, never exceptionally. */
    CompletableFuture<PublishOutcome> publish(PublishRequest request);

    /** A second connection to the same broker, not yet started: no will, no subscriptions, an identifier of its own. */
    Connection companion(ConnectionListener listener);
}
