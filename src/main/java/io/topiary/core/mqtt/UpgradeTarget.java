package io.topiary.core.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.nio.charset.StandardCharsets;

/**
 * Writes the target of the upgrade request into its first line, {@code GET / HTTP/1.1}, in place of that of the client
 * library, which encodes percent signs a second time. Leaves the pipeline when that is done.
 */
final class UpgradeTarget extends ChannelOutboundHandlerAdapter {

    private static final byte[] WRITTEN = "GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);

    private final String target;

    UpgradeTarget(String target) {
        this.target = target;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        context.pipeline().remove(this);
        if (message instanceof ByteBuf request
                && ByteBufUtil.equals(
                        request, request.readerIndex(), Unpooled.wrappedBuffer(WRITTEN), 0, WRITTEN.length)) {
            ByteBuf line = Unpooled.copiedBuffer("GET " + target + " HTTP/1.1\r\n", StandardCharsets.US_ASCII);
            var _ = context.write(Unpooled.wrappedBuffer(line, request.skipBytes(WRITTEN.length)), promise);
        } else {
            var _ = context.write(message, promise);
        }
    }
}
