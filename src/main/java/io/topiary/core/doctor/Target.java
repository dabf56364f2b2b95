package io.topiary.core.doctor;

import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Proxy;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * One way to the broker.
 *
 * @param server the broker
 * @param hop where to connect to: the broker, or the proxy before it
 * @param proxy the proxy, or null
 */
record Target(BrokerAddress server, InetSocketAddress hop, @Nullable Proxy proxy) {

    /** {@code 192.0.2.1:1883}, an IPv6 address in brackets. */
    String hopText() {
        return Sockets.text(hop);
    }
}
