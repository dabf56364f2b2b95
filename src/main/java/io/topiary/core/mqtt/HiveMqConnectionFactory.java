package io.topiary.core.mqtt;

/** Makes connections over the HiveMQ MQTT client. */
public final class HiveMqConnectionFactory implements ConnectionFactory {

    /** Publishes allowed to be under way at once on one connection. */
    public static final int DEFAULT_IN_FLIGHT = 1_000;

    private final int inFlight;

    /** Connections with {@link #DEFAULT_IN_FLIGHT}. */
    public HiveMqConnectionFactory() {
        this(DEFAULT_IN_FLIGHT);
    }

    /**
     * Connections with another bound.
     *
     * @param inFlight publishes allowed to be under way at once on one connection, from 1
     */
    public HiveMqConnectionFactory(int inFlight) {
        this.inFlight = inFlight;
    }

    @Override
    public Connection create(ConnectOptions options, ConnectionListener listener) {
        return new ReconnectingConnection(
                options, listener, HostResolver.ofSystem(), HiveMqLink::new, BackOff.standard(), inFlight);
    }
}
