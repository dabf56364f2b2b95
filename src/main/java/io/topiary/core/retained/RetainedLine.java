package io.topiary.core.retained;

import io.topiary.core.mqtt.Connection;
import io.topiary.core.mqtt.ConnectionListener;
import io.topiary.core.mqtt.ConnectionStatus;

/** What learning and clearing need of an open session. Any thread. */
public interface RetainedLine {

    /** What the user calls the broker, for words and file names. */
    String name();

    /** Whether nothing may be published. */
    boolean readOnly();

    /** Where the session's own connection stands. */
    ConnectionStatus status();

    /** A second connection to the same broker, not yet started: no will, no subscriptions, an identifier of its own. */
    Connection companion(ConnectionListener listener);
}
