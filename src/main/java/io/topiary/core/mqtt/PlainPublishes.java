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
 * <p>A packet that might take the short way and is not all there is held until the next read brings the rest. Now and then
 * the first packet of a read goes on in any case: by it the library knows that the broker is alive. Used on the network
 * thread.
 */
final class PlainPublishes extends ChannelInboundHandlerAdapter {

    private static final int PUBLISH = 0x30;
    private static final int RETAIN = 1;
    /** Fixed header with the longest length (MQTT 5, section 2.1). */
    private static final int LONGEST_HEADER = 5;
    /** Two bytes of length lie in front of the topic. */
    private static final int PREFIX = 2;
    /** What one read brings at most, but for large frames of WebSocket, which go on as they are. */
    private static final int READ_BYTES = 64 * 1024;

    /** Of so many reads one begins with a packet for the library: of 2 MiB at most. */
    private static final int READS = 32;
    /** Longer ones are not worth it. */
    private static final int MOST_HELD = 16 * 1024;

    private final boolean withProperties;
    private final long maximumBytes;
    private final PacketWatch watch;
    private final TopicNames names;
    private final Inlet inlet;
    private int reads;
    /** What was held, and then what was read. */
    private byte[] read = {};

    private int held;
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
            watch.heard();
            sift(context, bytes);
        } else {
            int begun = held;
            held = 0;
            passOn(context, 0, begun);
            context.fireChannelRead(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        inlet.readEnds();
        context.fireChannelReadComplete();
    }

    private void sift(ChannelHandlerContext context, ByteBuf bytes) {
        copy(bytes);
        int at = first();
        int kept = 0;
        while (at < end) {
            int next = next(at);
            if (isToBeHeld(at, next)) {
                break;
            }
            String topic = next <= end ? plainTopic(at, next) : null;
            if (topic != null) {
                if (!passOn(context, kept, at)) {
                    return;
                }
                tell(topic, at, next);
                kept = next;
            }
            at = next;
        }
        int rest = Math.min(at, end);
        if (passOn(context, kept, rest)) {
            hold(rest);
        }
    }

    /** Where the first packet begins that is not the library's in any case. */
    private int first() {
        int begun = watch.missingBytes();
        if (begun > 0) {
            return begun;
        }
        return reads++ % READS == 0 ? next(0) : 0;
    }

    private void copy(ByteBuf bytes) {
        int length = bytes.readableBytes();
        end = held + length;
        if (read.length < end) {
            read = Arrays.copyOf(read, Math.max(end, Math.min(2 * read.length, READ_BYTES + MOST_HELD)));
        }
        bytes.readBytes(read, held, length);
        bytes.release();
        held = 0;
    }

    private boolean isToBeHeld(int at, int next) {
        return next > end && (next - at <= MOST_HELD || end - at < LONGEST_HEADER) && (read[at] & ~RETAIN) == PUBLISH;
    }

    private void hold(int from) {
        held = end - from;
        System.arraycopy(read, from, read, 0, held);
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
    private boolean passOn(ChannelHandlerContext context, int from, int to) {
        if (from < to) {
            context.fireChannelRead(context.alloc().buffer(to - from).writeBytes(read, from, to - from));
        }
        return context.channel().isActive();
    }
}
