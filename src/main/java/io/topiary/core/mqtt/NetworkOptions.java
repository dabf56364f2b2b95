package io.topiary.core.mqtt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way to a broker.
 *
 * @param alternates further servers of the same broker, tried in this order when the first can't be reached
 * @param srv whether the host is a domain whose {@code _mqtt._tcp} or {@code _secure-mqtt._tcp} SRV records name the
 *     servers (RFC 2782); they are tried by priority and weight, before {@code alternates}
 * @param localAddress IP address of this machine to connect from, or null for any
 * @param proxy a proxy on the way, or null for the direct way
 * @param webSocket the WebSocket handshake; used by {@code ws} and {@code wss}
 */
public record NetworkOptions(
        List<BrokerAddress> alternates,
        boolean srv,
        @Nullable String localAddress,
        @Nullable Proxy proxy,
        WebSocketOptions webSocket) {

    /** One server, directly. */
    public static final NetworkOptions DEFAULT =
            new NetworkOptions(List.of(), false, null, null, WebSocketOptions.DEFAULT);

    public NetworkOptions {
        alternates = List.copyOf(alternates);
    }

    /** The same with other further servers. */
    public NetworkOptions withAlternates(List<BrokerAddress> newAlternates) {
        return new NetworkOptions(newAlternates, srv, localAddress, proxy, webSocket);
    }

    /** The same with or without a look-up of SRV records. */
    public NetworkOptions withSrv(boolean newSrv) {
        return new NetworkOptions(alternates, newSrv, localAddress, proxy, webSocket);
    }

    /** The same from another address of this machine, null for any. */
    public NetworkOptions withLocalAddress(@Nullable String newLocalAddress) {
        return new NetworkOptions(alternates, srv, newLocalAddress, proxy, webSocket);
    }

    /** The same through another proxy, null for none. */
    public NetworkOptions withProxy(@Nullable Proxy newProxy) {
        return new NetworkOptions(alternates, srv, localAddress, newProxy, webSocket);
    }

    /** The same with another WebSocket handshake. */
    public NetworkOptions withWebSocket(WebSocketOptions newWebSocket) {
        return new NetworkOptions(alternates, srv, localAddress, proxy, newWebSocket);
    }
}
