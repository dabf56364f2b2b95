package io.topiary.core.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The short way of the messages that a flood is made of: takes whole PUBLISH packets with QoS 0 and without properties
 * (MQTT 5, section 3.3; MQTT 3.1.1, section 3.3) out of the stream and tells them. All else goes on to the client
 * library untouched, in the order in which it came, and so does whatever might break a rule: the library judges that.
 *
 * <p>Of each read at least the first packet goes on, by which the library knows that the broker is alive. Used on the
 * network thread.
 */
final class PlainPublishes extends ChannelInboundHandlerAdapter {

    private static final int PUBLISH = 0x30;
    private static final int RETAIN = 1;
    /** Two bytes of length lie in front of the topic. */
    private static final int PREFIX = 2;
    /** What one read brings at most, but for large frames of WebSocket, which go on as they are. */
    private static final int READ_BYTES = 64 * 1024;

    private final boolean withProperties;
    private final long maximumBytes;
    private final PacketWatch watch;
    private final TopicNames names;
    private final Inlet inlet;
    private byte[] read = {};
    private int end;
    private int body;
    private int payload;

    /**
     * @param version of the packets
     * @param maximumBytes largest packet that was asked for
     * @param watch stands right behind this one
     */
    PlainPublishes(ProtocolVersion version, long maximumBytes, PacketWatch watch, TopicNames names, Inlet inlet) {
        this.withProperties = version == ProtocolVersion.V5;
        this.maximumBytes = maximumBytes;
        this.watch = watch;
        this.names = names;
        this.inlet = inlet;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        inlet.reads();
        if (message instanceof ByteBuf bytes && bytes.readableBytes() <= READ_BYTES && watch.isConnected()) {
            sift(context, bytes);
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        inlet.readEnds();
        context.fireChannelReadComplete();
    }

    private void sift(ChannelHandlerContext context, ByteBuf bytes) {
        try {
            copy(bytes);
            int begun = watch.missingBytes();
            int at = begun > 0 ? begun : next(0);
            int kept = 0;
            while (at < end) {
                int next = next(at);
                String topic = next <= end ? plainTopic(at, next) : null;
                if (topic != null) {
                    if (!passOn(context, bytes, kept, at)) {
                        return;
                    }
                    tell(topic, at, next);
                    kept = next;
                }
                at = next;
            }
            passOn(context, bytes, kept, end);
        } finally {
            bytes.release();
        }
    }

    private void copy(ByteBuf bytes) {
        end = bytes.readableBytes();
        if (read.length < end) {
            read = new byte[Math.max(end, Math.min(2 * read.length, READ_BYTES))];
        }
        bytes.getBytes(bytes.readerIndex(), read, 0, end);
    }

    /** Where the packet ends that begins at {@code at}; behind the end of what was read if it's not all there. */
    private int next(int at) {
        int length = 0;
        int shift = 0;
        for (int i = at + 1; i < end && shift < 28; i++, shift += 7) {
            length |= (read[i] & 0x7F) << shift;
            if (read[i] >= 0) {
                body = i + 1;
                return body + length;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** The topic of the packet from {@code at} to {@code next}, or null if the library is to have it. */
    private @Nullable String plainTopic(int at, int next) {
        if ((read[at] & ~RETAIN) != PUBLISH || next - at > maximumBytes || next - body < PREFIX) {
            return null;
        }
        int topic = body + PREFIX;
        int topicEnd = topic + (((read[body] & 0xFF) << 8) | (read[body + 1] & 0xFF));
        if (withProperties && (topicEnd >= next || read[topicEnd] != 0)) {
            return null;
        }
        payload = topicEnd + (withProperties ? 1 : 0);
        // no length may be written longer than it has to be (MQTT 5, section 1.5.5)
        boolean shortest = body - at == 2 || read[body - 1] != 0;
        return payload <= next && shortest ? names.ofPlain(read, topic, topicEnd) : null;
    }

    private void tell(String topic, int at, int next) {
        byte[] content = Arrays.copyOfRange(read, payload, next);
        boolean retained = (read[at] & RETAIN) != 0;
        inlet.arrived(topic, content, Qos.AT_MOST_ONCE, retained, MessageProperties.NONE);
    }

    /** @return whether the link is still up */
    private boolean passOn(ChannelHandlerContext context, ByteBuf bytes, int from, int to) {
        if (from < to) {
            context.fireChannelRead(bytes.retainedSlice(bytes.readerIndex() + from, to - from));
        }
        return context.channel().isActive();
    }
}
