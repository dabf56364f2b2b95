package io.topiary.core.doctor;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.resolver.NoopAddressResolverGroup;
import io.netty.util.concurrent.Future;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Failures.Evidence;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.tls.TlsParameters;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection, built up layer by layer: tunnel, TLS, WebSocket, MQTT. Each layer's future also fails when the wire
 * ends, with the reason. Any thread may call it.
 */
final class Wire implements AutoCloseable {

    private static final String LAST = "ending";

    private final Channel channel;
    private final FirstBytes raw;
    private final Ending ending;
    private final CompletableFuture<Void> connected;
    private final CompletableFuture<Void> tunnelled;

    /** The first bytes of the layer that was put on last: the proxy's, HTTP or MQTT. */
    private volatile FirstBytes answered;

    private volatile @Nullable String tlsVersion;

    private Wire(ChannelFuture dialled, @Nullable ProxyHandler proxy, FirstBytes raw, Ending ending) {
        this.channel = dialled.channel();
        this.raw = raw;
        this.answered = raw;
        this.ending = ending;
        this.connected = completable(dialled);
        this.tunnelled = proxy == null ? connected : orEnd(completable(proxy.connectFuture()));
    }

    private static CompletableFuture<Void> completable(Future<?> future) {
        CompletableFuture<Void> completable = new CompletableFuture<>();
        var _ = future.addListener(done -> {
            if (done.isSuccess()) {
                completable.complete(null);
            } else {
                completable.completeExceptionally(done.cause());
            }
        });
        return completable;
    }

    /**
     * Begins to connect; returns at once.
     *
     * @param server the other end; unresolved if {@code proxy} is to look it up
     * @param proxy speaks to a proxy on the way, or null
     * @param from address of this machine to connect from, or null for any
     */
    static Wire dial(
            EventLoopGroup network,
            InetSocketAddress server,
            @Nullable ProxyHandler proxy,
            @Nullable InetAddress from) {
        FirstBytes raw = new FirstBytes();
        Ending ending = new Ending();
        Bootstrap bootstrap = new Bootstrap()
                .group(network)
                .channel(NioSocketChannel.class)
                .resolver(NoopAddressResolverGroup.INSTANCE)
                .option(ChannelOption.TCP_NODELAY, true)
                // The examination measures each step itself.
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
                // Who speaks first is not read before somebody listens.
                .option(ChannelOption.AUTO_READ, proxy != null)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel opened) {
                        ChannelPipeline pipeline = opened.pipeline().addLast(raw);
                        if (proxy != null) {
                            pipeline.addLast(proxy);
                        }
                        pipeline.addLast(LAST, ending);
                    }
                });
        SocketAddress local = from == null ? null : new InetSocketAddress(from, 0);
        return new Wire(bootstrap.connect(server, local), proxy, raw, ending);
    }

    /** The TCP connection, to the proxy if there is one. */
    CompletableFuture<Void> connected() {
        return connected;
    }

    /** The connection to the broker; the same without a proxy. */
    CompletableFuture<Void> tunnelled() {
        return tunnelled;
    }

    /** Fails when the wire ends, with the reason. */
    CompletableFuture<Void> ended() {
        return ending.ended();
    }

    /** The first bytes that came, whatever the layer. */
    byte[] firstBytes() {
        return raw.bytes();
    }

    /** What was seen of it so far. */
    Evidence evidence() {
        boolean dialled = connected.isDone() && !connected.isCompletedExceptionally();
        return new Evidence(dialled, tlsVersion, answered.bytes());
    }

    /** Where it goes out, and where it ends. */
    String ends() {
        return Sockets.text(channel.localAddress()) + " → " + Sockets.text(channel.remoteAddress());
    }

    /** Encrypts it; the handler tells what came of it. */
    CompletableFuture<SslHandler> encrypt(SslContext context, String peer, int port, TlsParameters wishes) {
        SslHandler handler = context.newHandler(channel.alloc(), peer, port);
        handler.setHandshakeTimeoutMillis(0);
        wishes.applyTo(handler.engine());
        add("tls", handler);
        return orEnd(completable(handler.handshakeFuture()).thenApply(done -> {
            tlsVersion = handler.engine().getSession().getProtocol();
            return handler;
        }));
    }

    /** Asks for a WebSocket. */
    CompletableFuture<Upgrade> upgrade(BrokerAddress server, String subprotocol, HttpHeaders headers) {
        UpgradeHandler handler = new UpgradeHandler(server, subprotocol, headers);
        answered = new FirstBytes();
        channel.pipeline().addBefore(LAST, "http-bytes", answered);
        add("upgrade", handler);
        return orEnd(handler.upgraded());
    }

    /** Speaks MQTT from now on. */
    Conversation converse(ProtocolVersion version) {
        Conversation conversation = new Conversation(channel, version, ending.ended());
        answered = new FirstBytes();
        channel.pipeline().addBefore(LAST, "mqtt-bytes", answered);
        conversation.addTo(channel.pipeline(), LAST);
        listen();
        return conversation;
    }

    private void add(String name, ChannelHandler handler) {
        channel.pipeline().addBefore(LAST, name, handler);
        listen();
    }

    private void listen() {
        channel.config().setAutoRead(true);
    }

    private <T> CompletableFuture<T> orEnd(CompletableFuture<T> work) {
        var _ = ending.ended().whenComplete((nothing, cause) -> work.completeExceptionally(cause));
        return work;
    }

    /** Closes it at once. */
    @Override
    public void close() {
        var _ = channel.close();
    }
}
