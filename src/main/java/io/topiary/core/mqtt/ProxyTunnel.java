package io.topiary.core.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks4ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;
import io.netty.util.ReferenceCountUtil;
import io.topiary.core.message.Secret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The handlers that open a tunnel through a proxy (RFC 9110, section 9.3.6; RFC 1928), to be the first of a pipeline.
 *
 * <p>They stand where the client library would put its own, but earlier: its TLS handler would begin the handshake in the
 * moment it is put in behind an open tunnel, before anybody could set a server name or an application protocol. Behind
 * these it is in place from the start, and what it writes waits for the tunnel.
 */
final class ProxyTunnel {

    private ProxyTunnel() {}

    /** The handlers for {@code plan}, the one next to the network first; none if the way is direct. */
    static List<ChannelHandler> handlers(LinkPlan plan, WireFacts facts) {
        Proxy proxy = plan.options().network().proxy();
        if (proxy == null || !plan.route().proxied()) {
            return List.of();
        }
        InetSocketAddress address = new InetSocketAddress(plan.route().machine(), proxy.port());
        ProxyHandler handler = handler(proxy, address);
        // the connection limits each step by itself
        handler.setConnectTimeoutMillis(0);
        return List.of(
                new FirstAnswer(facts),
                handler,
                new Destination(destination(plan.options().address())));
    }

    private static ProxyHandler handler(Proxy proxy, InetSocketAddress address) {
        String user = proxy.user();
        String password = text(proxy.password());
        return switch (proxy.kind()) {
            case HTTP ->
                user == null && password == null
                        ? new HttpProxyHandler(address)
                        : new HttpProxyHandler(address, user == null ? "" : user, password == null ? "" : password);
            case SOCKS4 -> new Socks4ProxyHandler(address, user);
            case SOCKS5 -> new Socks5ProxyHandler(address, user, password);
        };
    }

    private static @Nullable String text(@Nullable Secret secret) {
        return secret == null ? null : new String(secret.chars());
    }

    /** The broker by its name, which the proxy looks up; an IP address as such. */
    private static InetSocketAddress destination(BrokerAddress server) {
        try {
            return new InetSocketAddress(InetAddress.ofLiteral(server.host()), server.port());
        } catch (IllegalArgumentException e) {
            return InetSocketAddress.createUnresolved(HostResolver.ascii(server.host()), server.port());
        }
    }

    /** Notes what the proxy answers first: Netty's decoders make a refusal of what they can't read. */
    private static final class FirstAnswer extends ChannelInboundHandlerAdapter {

        private final WireFacts facts;

        private FirstAnswer(WireFacts facts) {
            this.facts = facts;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof ByteBuf bytes) {
                facts.firstBytes(bytes);
            }
            context.pipeline().remove(this);
            context.fireChannelRead(message);
        }
    }

    /**
     * Tells the proxy handler where to, in place of what the client library believes to dial; and puts {@link Refusal} in
     * front of it, which can't be done before its codec is there.
     */
    private static final class Destination extends ChannelDuplexHandler {

        private final InetSocketAddress server;

        private Destination(InetSocketAddress server) {
            this.server = server;
        }

        @Override
        public void connect(
                ChannelHandlerContext context,
                SocketAddress dialled,
                @Nullable SocketAddress local,
                ChannelPromise promise) {
            var _ = context.connect(server, local, promise);
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            ChannelHandlerContext proxy = context.pipeline().context(HttpProxyHandler.class);
            if (proxy != null) {
                context.pipeline().addBefore(proxy.name(), "refusal", new Refusal());
            }
            context.fireChannelActive();
        }
    }

    /** Cuts the page off that follows when an HTTP proxy refuses: it may never end, and nobody reads it. */
    private static final class Refusal extends ChannelInboundHandlerAdapter {

        private boolean refused;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (refused) {
                ReferenceCountUtil.release(message);
            } else if (message instanceof HttpResponse head && head.status().code() != HttpResponseStatus.OK.code()) {
                refused = true;
                ReferenceCountUtil.release(message);
                context.fireChannelRead(new DefaultFullHttpResponse(
                        head.protocolVersion(),
                        head.status(),
                        Unpooled.EMPTY_BUFFER,
                        head.headers(),
                        EmptyHttpHeaders.INSTANCE));
            } else {
                context.fireChannelRead(message);
            }
        }
    }
}
