package io.topiary.core.doctor;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletableFuture;

/** Stands last in a pipeline and notes with what the wire ended first; used on the network thread. */
final class Ending extends ChannelInboundHandlerAdapter {

    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /** Fails when the wire ends, with the reason; never completes otherwise. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        ended.completeExceptionally(cause);
        var _ = context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ended.completeExceptionally(new ClosedChannelException());
    }
}
