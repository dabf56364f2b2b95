package io.topiary.core.doctor;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Arrays;

/** Keeps the first bytes that come over a wire and lets everything through. Written on the network thread, read by any. */
final class FirstBytes extends ChannelInboundHandlerAdapter {

    /** Enough for the first line of a server that says what it is. */
    static final int KEPT = 64;

    private volatile byte[] bytes = new byte[0];

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf buffer) {
            bytes = append(bytes, buffer);
        }
        context.fireChannelRead(message);
    }

    /** {@code kept} and what follows it in {@code buffer}, {@value #KEPT} bytes at most; the buffer is not read. */
    static byte[] append(byte[] kept, ByteBuf buffer) {
        int more = Math.min(KEPT - kept.length, buffer.readableBytes());
        byte[] all = Arrays.copyOf(kept, kept.length + more);
        buffer.getBytes(buffer.readerIndex(), all, kept.length, more);
        return all;
    }
}
