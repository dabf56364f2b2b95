package io.topiary.core.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows the packets of a broker by their fixed headers (MQTT 5, section 2.1), without copying or changing them.
 *
 * <p>Notes the codes of CONNACK and DISCONNECT as sent, because the client library hides those it does not know, and
 * stops a packet that is too large before it is gathered in memory: the library does so with MQTT 5 only. Used on the
 * network thread.
 */
final class PacketWatch extends ChannelInboundHandlerAdapter {

    private static final int CONNACK = 2;
    private static final int PUBCOMP = 7;
    private static final int DISCONNECT = 14;
    private static final byte[] PINGREQ = {(byte) 0xC0, 0};

    private final WireFacts facts;
    private final long maximumBytes;
    private final boolean stops;
    private final LongConsumer onOversized;

    private final AtomicLong pubComps = new AtomicLong();
    private volatile @Nullable ChannelHandlerContext context;
    private boolean first = true;
    private boolean stopped;
    private int type = -1;
    private int lengthBytes;
    private int length;
    private boolean inBody;
    private int bodyRead;

    /**
     * @param maximumBytes largest packet that was asked for
     * @param stops whether the channel is closed when a larger one comes, rather than leaving that to the library
     * @param onOversized told the size of the first packet that is larger
     */
    PacketWatch(WireFacts facts, long maximumBytes, boolean stops, LongConsumer onOversized) {
        this.facts = facts;
        this.maximumBytes = maximumBytes;
        this.stops = stops;
        this.onOversized = onOversized;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext newContext) {
        context = newContext;
    }

    /** Sends PINGREQ (MQTT 5, section 3.12) out of turn, if the link is up. Any thread. */
    void ping() {
        ChannelHandlerContext current = context;
        if (current != null) {
            current.executor().execute(() -> {
                var _ = current.writeAndFlush(Unpooled.wrappedBuffer(PINGREQ), current.voidPromise());
            });
        }
    }

    /** How many PUBCOMP came (MQTT 5, section 3.7). Any thread. */
    long pubComps() {
        return pubComps.get();
    }

    /** Something came that is not led through here. */
    void heard() {
        facts.heard();
    }

    /** Whether all that came so far are whole packets. */
    boolean isBetweenPackets() {
        return type < 0;
    }

    /** Whether the broker has said yes to CONNECT. */
    boolean isConnected() {
        return facts.connAckCode() == 0;
    }

    /** How much is yet to come of a packet that has begun, 0 between packets; more than can come if not known yet. */
    int missingBytes() {
        if (type < 0) {
            return 0;
        }
        return inBody ? length - bodyRead : Integer.MAX_VALUE;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) {
            facts.heard();
            if (first) {
                first = false;
                facts.firstBytes(bytes);
            }
            if (!stopped) {
                follow(bytes);
            }
            if (stopped) {
                bytes.release();
                var _ = context.close();
                return;
            }
        }
        context.fireChannelRead(message);
    }

    private void follow(ByteBuf bytes) {
        int at = bytes.readerIndex();
        int end = bytes.writerIndex();
        while (at < end && !stopped) {
            if (type < 0) {
                type = bytes.getUnsignedByte(at++) >> 4;
                length = 0;
                lengthBytes = 0;
                inBody = false;
            } else if (!inBody) {
                readLength(bytes.getUnsignedByte(at++));
            } else {
                at += readBody(bytes, at, end);
            }
        }
    }

    private void readLength(int next) {
        length |= (next & 0x7F) << (7 * lengthBytes);
        lengthBytes++;
        if ((next & 0x80) != 0 && lengthBytes < 4) {
            return;
        }
        long size = 1L + lengthBytes + length;
        if (size > maximumBytes) {
            stopped = stops;
            onOversized.accept(size);
        }
        inBody = true;
        bodyRead = 0;
        if (length == 0) {
            if (type == DISCONNECT) {
                facts.disconnect(0);
            }
            type = -1;
        }
    }

    private int readBody(ByteBuf bytes, int at, int end) {
        int taken = Math.min(length - bodyRead, end - at);
        int codeAt = codeOffset() - bodyRead;
        if (codeAt >= 0 && codeAt < taken) {
            note(bytes.getUnsignedByte(at + codeAt));
        }
        bodyRead += taken;
        if (bodyRead == length) {
            if (type == PUBCOMP) {
                pubComps.incrementAndGet();
            }
            type = -1;
        }
        return taken;
    }

    private int codeOffset() {
        return switch (type) {
            case CONNACK -> 1;
            case DISCONNECT -> 0;
            default -> -1;
        };
    }

    private void note(int code) {
        if (type == CONNACK) {
            facts.connAck(length, code);
        } else {
            facts.disconnect(code);
        }
    }
}
