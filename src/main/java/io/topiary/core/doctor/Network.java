package io.topiary.core.doctor;

import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks4ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;
import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Destinations;
import io.topiary.core.mqtt.EventLoops;
import io.topiary.core.mqtt.NetworkOptions;
import io.topiary.core.mqtt.PreparationException;
import io.topiary.core.mqtt.Proxy;
import io.topiary.core.mqtt.UpgradeRequest;
import io.topiary.core.mqtt.WebSocketOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The network of one examination: an event loop, and every wire that was opened on it. Any thread may call it. */
final class Network implements AutoCloseable {

    private final NetworkOptions options;
    private final EventLoopGroup loop;
    private final Queue<Wire> wires = new ConcurrentLinkedQueue<>();

    Network(ConnectOptions options) {
        this.options = options.network();
        this.loop = EventLoops.single("topiary-doctor-" + options.address().host());
    }

    /**
     * Begins to connect to {@code target}.
     *
     * @throws PreparationException if the local address is none
     */
    Wire dial(Target target) throws PreparationException {
        InetAddress from = Destinations.local(options);
        Proxy proxy = target.proxy();
        Wire wire = proxy == null
                ? Wire.dial(loop, target.hop(), null, from)
                : Wire.dial(
                        loop,
                        InetSocketAddress.createUnresolved(
                                target.server().host(), target.server().port()),
                        handler(proxy, target.hop()),
                        from);
        wires.add(wire);
        return wire;
    }

    private static ProxyHandler handler(Proxy proxy, InetSocketAddress hop) {
        String user = proxy.user();
        String password = password(proxy.password());
        ProxyHandler handler = switch (proxy.kind()) {
            case HTTP -> user == null ? new HttpProxyHandler(hop) : new HttpProxyHandler(hop, user, password);
            case SOCKS4 -> new Socks4ProxyHandler(hop, user);
            case SOCKS5 -> new Socks5ProxyHandler(hop, user, user == null ? null : password);
        };
        handler.setConnectTimeoutMillis(0);
        return handler;
    }

    private static String password(@Nullable Secret secret) {
        return secret == null ? "" : new String(secret.chars());
    }

    /** The subprotocol asked for. */
    String subprotocol() {
        return options.webSocket().subprotocol();
    }

    /**
     * The headers of the upgrade request, those of the profile among them.
     *
     * @throws PreparationException if one can't be sent
     */
    HttpHeaders headers(BrokerAddress server) throws PreparationException {
        UpgradeRequest.check(options.webSocket());
        return headers(server, options.webSocket());
    }

    /** The headers of the upgrade request of somebody who has nothing to say but the address. */
    static HttpHeaders plainHeaders(BrokerAddress server) {
        return headers(server, WebSocketOptions.DEFAULT);
    }

    private static HttpHeaders headers(BrokerAddress server, WebSocketOptions webSocket) {
        HttpHeaders headers = new DefaultHttpHeaders();
        UpgradeRequest.headers(server, webSocket).forEach(headers::set);
        return headers;
    }

    /** The WebSocket's path at {@code server}; what follows a question mark is often a token, and left out. */
    static String shownPath(BrokerAddress server) {
        int question = server.path().indexOf('?');
        return "/" + (question < 0 ? server.path() : server.path().substring(0, question) + "?…");
    }

    /** Closes every wire and ends the event loop; returns at once. */
    @Override
    public void close() {
        wires.forEach(Wire::close);
        var _ = loop.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
    }
}
