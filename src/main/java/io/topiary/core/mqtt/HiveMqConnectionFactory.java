package io.topiary.core.mqtt;

/** Makes connections over the HiveMQ MQTT client. */
public final class HiveMqConnectionFactory implements ConnectionFactory {

    @Override
    public Connection create(ConnectOptions options, ConnectionListener listener) {
        return new ReconnectingConnection(
                options,
                listener,
                HostResolver.ofSystem(),
                HiveMqLink::new,
                BackOff.standard(),
                Surroundings.ofSystem());
    }
}
