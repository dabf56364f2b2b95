package io.topiary.core.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.proxy.ProxyConnectionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.topiary.core.tls.TlsParameters;
import java.util.function.Consumer;

/**
 * Stands first in a link's pipeline, behind a proxy only, and tells how far the connect has come, by the handlers that the
 * client library has put in: a TLS handler, an HTTP codec, an MQTT encoder. As soon as MQTT begins it puts {@link
 * PlainPublishes} and {@link PacketWatch} in front of the decoder, {@link LargePackets} behind the encoder, and leaves.
 *
 * <p>It is also where the wishes come in that the client library has no setting for, just before the handshakes begin:
 * application protocols and server name of TLS, the target of the WebSocket upgrade.
 */
final class PipelineTap extends ChannelInboundHandlerAdapter {

    /** The library's name of its MQTT encoder; the decoder comes right behind it. */
    private static final String ENCODER = "encoder";

    private final LinkPlan plan;
    private final WireFacts facts;
    private final PlainPublishes plain;
    private final PacketWatch watch;
    private final Consumer<ConnectStep> onStep;
    private boolean tunnelled;

    PipelineTap(LinkPlan plan, WireFacts facts, PlainPublishes plain, PacketWatch watch, Consumer<ConnectStep> onStep) {
        this.plan = plan;
        this.facts = facts;
        this.plain = plain;
        this.watch = watch;
        this.onStep = onStep;
        this.tunnelled = !plan.route().proxied();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        facts.dialled();
        SslHandler tls = context.pipeline().get(SslHandler.class);
        TlsParameters wishes = plan.tls();
        if (tls != null && wishes != null) {
            wishes.applyTo(tls.engine());
        }
        if (plan.options().address().scheme().webSocket()) {
            UpgradeTarget target =
                    new UpgradeTarget(UpgradeRequest.target(plan.options().address()));
            // behind TLS, in front of the HTTP codec
            ChannelHandlerContext before =
                    tls == null ? context : context.pipeline().context(tls);
            context.pipeline().addAfter(before.name(), "upgrade", target);
        }
        context.fireChannelActive();
        if (tunnelled) {
            advance(context);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        context.fireUserEventTriggered(event);
        if (event instanceof ProxyConnectionEvent) {
            tunnelled = true;
            facts.forgetFirstBytes();
            advance(context);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!tunnelled) {
            // what the proxy's decoder could not read and lets go of: not the broker's words
            ReferenceCountUtil.release(message);
            return;
        }
        if (facts.step() == ConnectStep.WEB_SOCKET && plan.tls() == null && message instanceof ByteBuf bytes) {
            facts.firstBytes(bytes);
        }
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
            facts.forgetFirstBytes();
            SslHandler tls = pipeline.get(SslHandler.class);
            if (tls != null) {
                facts.tlsVersion(tls.engine().getSession().getProtocol());
                facts.applicationProtocol(tls.engine().getApplicationProtocol());
            }
            pipeline.addBefore(ENCODER, "plain publishes", plain);
            pipeline.addBefore(ENCODER, "packets", watch);
            pipeline.addBefore(ENCODER, "large packets", new LargePackets(facts, watch));
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
