package io.topiary.core.mqtt;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.ssl.SslHandler;
import java.util.function.Consumer;

/**
 * Stands first in a link's pipeline and tells how far the connect has come, by the handlers that the client library has
 * put in: a TLS handler, an HTTP codec, an MQTT encoder. As soon as MQTT begins it puts {@link PacketWatch} in front of
 * the decoder and leaves.
 */
final class PipelineTap extends ChannelInboundHandlerAdapter {

    /** The library's name of its MQTT encoder; the decoder comes right behind it. */
    private static final String ENCODER = "encoder";

    private final WireFacts facts;
    private final PacketWatch watch;
    private final Consumer<ConnectStep> onStep;

    PipelineTap(WireFacts facts, PacketWatch watch, Consumer<ConnectStep> onStep) {
        this.facts = facts;
        this.watch = watch;
        this.onStep = onStep;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.fireChannelActive();
        advance(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        advance(context);
        context.fireChannelRead(message);
        advance(context);
    }

    private void advance(ChannelHandlerContext context) {
        if (context.isRemoved()) {
            return;
        }
        ChannelPipeline pipeline = context.pipeline();
        ConnectStep now = stepOf(pipeline);
        if (now.compareTo(facts.step()) > 0) {
            facts.reached(now);
            onStep.accept(now);
        }
        if (now == ConnectStep.CONNECT) {
            SslHandler tls = pipeline.get(SslHandler.class);
            if (tls != null) {
                facts.tlsVersion(tls.engine().getSession().getProtocol());
            }
            pipeline.addBefore(ENCODER, "packets", watch);
            pipeline.remove(this);
        }
    }

    private static ConnectStep stepOf(ChannelPipeline pipeline) {
        if (pipeline.get(ENCODER) != null) {
            return ConnectStep.CONNECT;
        } else if (pipeline.get(HttpClientCodec.class) != null) {
            return ConnectStep.WEB_SOCKET;
        } else if (pipeline.get(SslHandler.class) != null) {
            return ConnectStep.TLS;
        }
        return ConnectStep.TCP;
    }
}
