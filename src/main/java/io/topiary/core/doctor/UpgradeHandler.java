package io.topiary.core.doctor;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.UpgradeRequest;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Asks a web server for a WebSocket and makes way for its frames; used on the network thread. */
final class UpgradeHandler extends ChannelDuplexHandler {

    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final int LARGEST_FRAME = 16 * 1024 * 1024;

    /** What the request says stands in its headers and in {@link #target}; not every host name can be in a URI. */
    private static final URI ANY = URI.create("ws://localhost/");

    private final String target;
    private final WebSocketClientHandshaker handshaker;
    private final CompletableFuture<Upgrade> upgraded = new CompletableFuture<>();

    /** @param headers Host and Origin among them */
    UpgradeHandler(BrokerAddress server, String subprotocol, HttpHeaders headers) {
        this.target = UpgradeRequest.target(server);
        this.handshaker = WebSocketClientHandshakerFactory.newHandshaker(
                ANY, WebSocketVersion.V13, subprotocol, false, headers, LARGEST_FRAME);
    }

    /** What was answered; fails with a {@link Refused} if that is no WebSocket. */
    CompletableFuture<Upgrade> upgraded() {
        return upgraded;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ChannelPipeline pipeline = context.pipeline();
        pipeline.addBefore(context.name(), "http", new HttpClientCodec());
        pipeline.addBefore(context.name(), "http-whole", new HttpObjectAggregator(LARGEST_ANSWER));
        var _ = handshaker.handshake(context.channel()).addListener(sent -> {
            if (!sent.isSuccess()) {
                upgraded.completeExceptionally(sent.cause());
            }
        });
    }

    /** The path as the user wrote it: in a URI, what is encoded already would be encoded again. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpRequest request) {
            request.setUri(target);
        }
        var _ = context.write(message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof FullHttpResponse response)) {
            context.fireChannelRead(message);
            return;
        }
        try {
            if (response.decoderResult().isFailure()) {
                upgraded.completeExceptionally(response.decoderResult().cause());
                return;
            }
            Upgrade seen = Upgrade.of(response);
            try {
                handshaker.finishHandshake(context.channel(), response);
                context.pipeline().replace(this, "frames", new WebSocketFrames());
                upgraded.complete(seen);
            } catch (WebSocketHandshakeException e) {
                upgraded.completeExceptionally(new Refused(e, seen));
            }
        } finally {
            response.release();
        }
    }

    /** The web server answered, and not with a WebSocket. */
    static final class Refused extends WebSocketHandshakeException {

        private static final long serialVersionUID = 1L;

        private final transient Upgrade answer;

        private Refused(WebSocketHandshakeException cause, Upgrade answer) {
            super(cause.toString(), cause);
            this.answer = answer;
        }

        Upgrade answer() {
            return answer;
        }
    }
}
