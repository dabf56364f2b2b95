package io.topiary.core.mqtt;

/** Makes connections; the seam at which tests put in their own. */
@FunctionalInterface
public interface ConnectionFactory {

    /** A connection, not yet started. */
    Connection create(ConnectOptions options, ConnectionListener listener);
}
