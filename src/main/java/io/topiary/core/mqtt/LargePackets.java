package io.topiary.core.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.stream.ChunkedInput;
import io.netty.handler.stream.ChunkedWriteHandler;
import org.jspecify.annotations.Nullable;

/**
 * Sends a large packet in pieces, the next one when the socket has taken the one before. TLS and the masks of WebSocket
 * (RFC 6455, section 5.3) copy what they send: all at once, that is the whole payload once more, with TLS in the heap. A
 * WebSocket frame may hold a part of a packet (MQTT 5, section 6).
 *
 * <p>Nothing may come between the pieces, and PINGREQ neither. The client library asks after one keep-alive all the same, and
 * ends the link if it is not answered after another. While the other side takes pieces it is alive, so the answer is given
 * here; if it takes none, nothing is answered and the link ends. Used on the network thread.
 */
final class LargePackets extends ChunkedWriteHandler {

    /** What the socket holds by itself before it counts as full. */
    static final int PIECE_BYTES = 64 * 1024;

    /** Smaller ones are sent as they are. */
    static final int LARGE_BYTES = 4 * PIECE_BYTES;

    private static final int PINGREQ = 0xC000;
    private static final byte[] PINGRESP = {(byte) 0xD0, 0};

    private final WireFacts facts;
    private final PacketWatch watch;
    private int underWay;
    private long pieces;
    private long piecesAtPing = -1;
    private boolean answerOwed;

    /** @param watch stands right before this one and knows where packets of the broker begin */
    LargePackets(WireFacts facts, PacketWatch watch) {
        this.facts = facts;
        this.watch = watch;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof ByteBuf packet) {
            if (packet.readableBytes() > LARGE_BYTES) {
                super.write(context, new Pieces(packet), promise);
                return;
            }
            if (isPing(packet) && underWay > 0 && pieces != piecesAtPing) {
                piecesAtPing = pieces;
                packet.release();
                promise.trySuccess();
                answerOwed = true;
                // not at once: the library has not noted yet that it asked
                context.executor().execute(() -> answer(context));
                return;
            }
        }
        super.write(context, message, promise);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        answer(context);
        super.channelReadComplete(context);
    }

    private void answer(ChannelHandlerContext context) {
        // in the middle of a packet of the broker's it would be taken for a part of that
        if (answerOwed && watch.isBetweenPackets() && !context.isRemoved()) {
            answerOwed = false;
            context.fireChannelRead(Unpooled.wrappedBuffer(PINGRESP));
        }
    }

    private static boolean isPing(ByteBuf packet) {
        return packet.readableBytes() == 2 && packet.getUnsignedShort(packet.readerIndex()) == PINGREQ;
    }

    /** A packet that is on its way. */
    private final class Pieces implements ChunkedInput<ByteBuf> {

        private final ByteBuf packet;
        private final long length;
        private boolean closed;

        Pieces(ByteBuf packet) {
            this.packet = packet;
            this.length = packet.readableBytes();
            underWay++;
        }

        @Override
        public @Nullable ByteBuf readChunk(ByteBufAllocator allocator) {
            if (isEndOfInput()) {
                return null;
            }
            pieces++;
            facts.heard();
            return packet.readRetainedSlice(Math.min(PIECE_BYTES, packet.readableBytes()));
        }

        // nobody calls it, but it has to be there
        @SuppressWarnings("deprecation")
        @Override
        public @Nullable ByteBuf readChunk(ChannelHandlerContext context) {
            return readChunk(context.alloc());
        }

        @Override
        public boolean isEndOfInput() {
            return !packet.isReadable();
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public long progress() {
            return length - packet.readableBytes();
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                underWay--;
                packet.release();
            }
        }
    }
}
