package io.topiary.core.mqtt;

import io.topiary.core.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The other end of a link that is up: which of several servers and addresses worked.
 *
 * @param server the server; another one than the profile's if that was an alternate or came from SRV records
 * @param ip the IP address that was dialled, which is the proxy's if there is one
 * @param proxied whether a proxy is in between
 * @param applicationProtocol what the server chose by ALPN (RFC 7301), or null
 */
public record Endpoint(
        BrokerAddress server,
        String ip,
        boolean proxied,
        @Nullable String applicationProtocol) {

    /** The server and how it was reached, such as {@code b.example (192.0.2.7)}. */
    public Text label() {
        if (proxied) {
            return Text.of("endpoint.proxied", server.host(), ip);
        }
        return server.host().equals(ip)
                ? Text.of("endpoint.address", ip)
                : Text.of("endpoint.resolved", server.host(), ip);
    }
}
