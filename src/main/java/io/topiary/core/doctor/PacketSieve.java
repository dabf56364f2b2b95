package io.topiary.core.doctor;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Stands before the MQTT decoder: notices at the first byte who does not speak MQTT, throws published messages away
 * unread (a subscription may bring any number of any size), and notes the code of a CONNACK, also one that the standard
 * does not have. Used on the network thread.
 */
final class PacketSieve extends ByteToMessageDecoder {

    /** The packets that a broker may begin with (MQTT 5, section 3.1.4): CONNACK, AUTH, DISCONNECT. */
    private static final List<Integer> FIRST = List.of(2, 15, 14);

    private static final int CONNACK = 2;
    private static final int PUBLISH = 3;
    private static final int LARGEST_PACKET = 1024 * 1024;
    private static final int SHORT_CONNACK = 2;
    /** How long is waited for the rest of what a foreign server says of itself. */
    private static final long BANNER_MILLIS = 300;

    private byte[] first = new byte[0];
    private boolean begun;
    private boolean foreign;
    private boolean told;
    private long skipping;

    /** The CONNACK as sent, before the decoder reads it. */
    record ConnAckHead(int length, boolean sessionPresent, int code) {

        /** Whether it is one of MQTT 3.1.1, which has no properties. */
        boolean isShort() {
            return length == SHORT_CONNACK;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof ByteBuf bytes && first.length < FirstBytes.KEPT) {
            first = FirstBytes.append(first, bytes);
        }
        super.channelRead(context, message);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (!begun) {
            begun = true;
            foreign = !FIRST.contains(in.getUnsignedByte(in.readerIndex()) >> 4);
            if (foreign) {
                var _ = context.executor().schedule(() -> tell(context), BANNER_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
        if (foreign) {
            in.skipBytes(in.readableBytes());
            if (first.length >= FirstBytes.KEPT) {
                tell(context);
            }
        } else if (skipping > 0) {
            int skipped = (int) Math.min(skipping, in.readableBytes());
            in.skipBytes(skipped);
            skipping -= skipped;
        } else {
            packet(in, out);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        if (foreign) {
            tell(context);
        }
        super.channelInactive(context);
    }

    private void tell(ChannelHandlerContext context) {
        if (!told && !context.isRemoved()) {
            told = true;
            context.fireExceptionCaught(new NotMqttException(first));
        }
    }

    private void packet(ByteBuf in, List<Object> out) {
        int at = in.readerIndex();
        int length = 0;
        int header = 1;
        int next;
        do {
            if (header > 4) {
                throw new CorruptedFrameException("a remaining length of more than four bytes");
            }
            if (in.readableBytes() <= header) {
                return;
            }
            next = in.getUnsignedByte(at + header);
            length |= (next & 0x7F) << (7 * (header - 1));
            header++;
        } while ((next & 0x80) != 0);
        int type = in.getUnsignedByte(at) >> 4;
        if (type == PUBLISH) {
            in.skipBytes(header);
            skipping = length;
        } else if (length > LARGEST_PACKET) {
            throw new TooLongFrameException("a packet of type " + type + " with " + length + " bytes");
        } else if (in.readableBytes() >= header + length) {
            whole(type, length, in.readSlice(header + length), out);
        }
    }

    private static void whole(int type, int length, ByteBuf packet, List<Object> out) {
        if (type != CONNACK || length < SHORT_CONNACK) {
            out.add(packet.retain());
            return;
        }
        int flagsAt = packet.readerIndex() + packet.readableBytes() - length;
        int code = packet.getUnsignedByte(flagsAt + 1);
        ConnAckHead head = new ConnAckHead(length, (packet.getByte(flagsAt) & 1) != 0, code);
        out.add(head);
        if (!head.isShort()) {
            // The decoder stumbles over codes that it does not know; the code is noted already.
            ByteBuf readable = packet.alloc().buffer(packet.readableBytes());
            readable.writeBytes(ByteBufUtil.getBytes(packet));
            readable.setByte(flagsAt + 1 - packet.readerIndex(), 0);
            out.add(readable);
        }
    }
}
