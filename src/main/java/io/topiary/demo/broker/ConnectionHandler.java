package io.topiary.demo.broker;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pipeline's end: takes decoded packets from one socket and sees to it that a bad one ends only this socket. */
final class ConnectionHandler extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionHandler.class);

    private final Core core;
    private @Nullable Connection connection;
    private @Nullable Inbound inbound;

    ConnectionHandler(Core core) {
        this.core = core;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        core.counters().sockets++;
        long limit = core.options().limits().connectTimeout().toMillis();
        var _ = ctx.executor()
                .schedule(
                        () -> {
                            if (connection == null) {
                                var _ = ctx.close();
                            }
                        },
                        limit,
                        TimeUnit.MILLISECONDS);
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object packet) {
        try {
            if (packet instanceof MqttMessage message && (connection == null || connection.isOpen())) {
                core.counters().packetsReceived++;
                handle(ctx, message);
            }
        } catch (ProtocolException e) {
            LOG.debug("Demo broker ends {}: {}", ctx.channel().remoteAddress(), e.getMessage());
            fail(ctx, e.reason());
        } finally {
            ReferenceCountUtil.release(packet);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (connection != null) {
            connection.heard();
        }
        ctx.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (connection != null) {
            connection.broken();
        }
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // Sockets break; anything else is a fault of the broker, and costs this one connection.
        if (cause instanceof IOException) {
            LOG.debug("Demo broker lost {}", ctx.channel().remoteAddress(), cause);
        } else {
            LOG.warn("Demo broker closes {}", ctx.channel().remoteAddress(), cause);
        }
        if (connection != null) {
            connection.broken();
        }
        var _ = ctx.close();
    }

    private void handle(ChannelHandlerContext ctx, MqttMessage message) throws ProtocolException {
        if (message.decoderResult().isFailure()) {
            Throwable cause = message.decoderResult().cause();
            throw new ProtocolException(reasonOf(cause), String.valueOf(cause.getMessage()));
        }
        Inbound receiver = inbound;
        if (receiver != null) {
            receiver.packet(message);
        } else if (message instanceof MqttConnectMessage connect && connection == null) {
            Connection opened = new Handshake(core, ctx.channel()).perform(connect);
            connection = opened;
            opened.session().ifPresent(session -> inbound = new Inbound(core, opened, session));
        } else if (!core.options().faults().silent()) {
            throw new ProtocolException(Reason.PROTOCOL_ERROR, "no CONNECT first");
        }
    }

    private void fail(ChannelHandlerContext ctx, int reason) {
        if (connection == null) {
            var _ = ctx.close();
        } else {
            connection.fail(reason);
        }
    }

    private static int reasonOf(Throwable cause) {
        if (cause instanceof TooLongFrameException) {
            return Reason.PACKET_TOO_LARGE;
        }
        String text = String.valueOf(cause.getMessage());
        return text.startsWith("invalid publish topic name") ? Reason.TOPIC_INVALID : Reason.MALFORMED;
    }
}
