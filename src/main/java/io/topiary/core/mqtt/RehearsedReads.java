package io.topiary.core.mqtt;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The reads of a link that is only made up: PUBLISH packets of MQTT 5 (section 3.3), which take the way that those of a
 * broker take, from the bytes to the listener, without a network. Any thread, one at a time.
 */
public final class RehearsedReads {

    private static final byte[] CONNACK = {0x20, 3, 0, 0, 0};
    private static final byte[] PINGRESP = {(byte) 0xD0, 0};
    private static final int PUBLISH = 0x30;
    private static final byte[] PAYLOAD = "21.5".getBytes(StandardCharsets.US_ASCII);
    /** About as many as a socket hands over at once. */
    private static final int PACKETS = 256;

    private final List<byte[]> reads = new ArrayList<>();
    private final int messages;

    /** Brings a stored message and then a live one on each of {@code topics} topics. */
    public RehearsedReads(int topics) {
        this.messages = 2 * topics;
        addReads(topics, true);
        addReads(topics, false);
    }

    private void addReads(int topics, boolean retained) {
        for (int first = 0; first < topics; first += PACKETS) {
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            // the first packet of a read may be the library's, which is not here
            read.writeBytes(PINGRESP);
            for (int number = first; number < Math.min(topics, first + PACKETS); number++) {
                publish(read, retained, topic(number).getBytes(StandardCharsets.US_ASCII));
            }
            reads.add(read.toByteArray());
        }
    }

    /** How many {@link #play} brings. */
    public int messages() {
        return messages;
    }

    /** Five levels, ten below each. */
    private static String topic(int number) {
        return "site/area" + number / 1_000 + "/line" + number / 100 + "/device" + number / 10 + "/value" + number;
    }

    private static void publish(ByteArrayOutputStream out, boolean retained, byte[] topic) {
        out.write(PUBLISH | (retained ? 1 : 0));
        out.write(2 + topic.length + 1 + PAYLOAD.length);
        out.write(0);
        out.write(topic.length);
        out.writeBytes(topic);
        out.write(0);
        out.writeBytes(PAYLOAD);
    }

    /** Plays all of it to {@code listener}. */
    public void play(ConnectionListener listener) {
        PacketWatch watch = new PacketWatch(new WireFacts(), Long.MAX_VALUE, false, bytes -> {});
        Inlet inlet = new Inlet(listener::received, new AtomicBoolean());
        EmbeddedChannel channel = new EmbeddedChannel(
                new PlainPublishes(ProtocolVersion.V5, Long.MAX_VALUE, watch, new TopicNames(), inlet), watch);
        read(channel, CONNACK);
        reads.forEach(bytes -> read(channel, bytes));
        channel.finishAndReleaseAll();
    }

    private static void read(EmbeddedChannel channel, byte[] bytes) {
        channel.writeInbound(Unpooled.wrappedBuffer(bytes));
        channel.releaseInbound();
    }
}
