package io.topiary.core.doctor;

import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Destinations;
import io.topiary.core.mqtt.Proxy;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * One way to the broker.
 *
 * @param destination the server, and the name that it has to prove
 * @param hop where to connect to: the server, or the proxy before it
 * @param proxy the proxy, or null
 */
record Target(
        Destinations.Server destination,
        InetSocketAddress hop,
        @Nullable Proxy proxy) {

    /** A way without a proxy to a server that stands for itself. */
    static Target direct(BrokerAddress server, InetSocketAddress hop) {
        return new Target(new Destinations.Server(server, server.host()), hop, null);
    }

    BrokerAddress server() {
        return destination.address();
    }

    /** {@code 192.0.2.1:1883}, an IPv6 address in brackets. */
    String hopText() {
        return Sockets.text(hop);
    }
}
