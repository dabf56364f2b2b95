package io.topiary.core.doctor;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Stands before the MQTT decoder: notices at the first byte who does not speak MQTT, throws published messages away
 * unread (a subscription may bring any number of any size), and notes the codes of CONNACK and SUBACK, also those that the
 * standard does not have: the decoder would stumble over them. Used on the network thread.
 */
final class PacketSieve extends ByteToMessageDecoder {

    /** The packets that a broker may begin with (MQTT 5, section 3.1.4): CONNACK, AUTH, DISCONNECT. */
    private static final List<Integer> FIRST = List.of(2, 15, 14);

    private static final int CONNACK = 2;
    private static final int PUBLISH = 3;
    private static final int SUBACK = 9;
    private static final int LARGEST_PACKET = 1024 * 1024;
    private static final int SHORT_CONNACK = 2;
    /** How long is waited for the rest of what a foreign server says of itself. */
    private static final long BANNER_MILLIS = 300;

    private final boolean properties;
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

    /** The codes of a SUBACK as sent, before the decoder reads it. */
    record SubAckHead(List<Integer> codes) {}

    /** @param properties whether packets have properties, as from MQTT 5 on */
    PacketSieve(boolean properties) {
        this.properties = properties;
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

    private void whole(int type, int length, ByteBuf packet, List<Object> out) {
        int body = packet.readableBytes() - length;
        if (type == CONNACK && length < SHORT_CONNACK) {
            // the decoder would wait for the rest, which never comes
            throw new CorruptedFrameException("a body of " + length + " bytes");
        }
        if (type == CONNACK) {
            ConnAckHead head = new ConnAckHead(length, (byteAt(packet, body) & 1) != 0, byteAt(packet, body + 1));
            out.add(head);
            if (!head.isShort()) {
                out.add(masked(packet, body + 1, body + 2));
            }
        } else if (type == SUBACK && length > 2) {
            int codesAt = properties ? afterProperties(packet, body + 2) : body + 2;
            List<Integer> codes = new ArrayList<>();
            for (int i = codesAt; i < packet.readableBytes(); i++) {
                codes.add(byteAt(packet, i));
            }
            out.add(new SubAckHead(codes));
            out.add(masked(packet, codesAt, packet.readableBytes()));
        } else {
            out.add(packet.retain());
        }
    }

    private static int byteAt(ByteBuf packet, int index) {
        return packet.getUnsignedByte(packet.readerIndex() + index);
    }

    /** Where the properties that begin at {@code index} are over; the decoder finds out whether they are any. */
    private static int afterProperties(ByteBuf packet, int index) {
        int length = 0;
        int at = index;
        int next;
        do {
            next = byteAt(packet, at);
            length |= (next & 0x7F) << (7 * (at - index));
            at++;
        } while ((next & 0x80) != 0 && at < packet.readableBytes() && at - index < 4);
        return (int) Math.min((long) at + length, packet.readableBytes());
    }

    /** A copy with codes that the decoder knows. */
    private static ByteBuf masked(ByteBuf packet, int from, int to) {
        ByteBuf copy = packet.copy();
        for (int i = from; i < to; i++) {
            copy.setByte(i, 0);
        }
        return copy;
    }
}
