package io.topiary.core.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.topiary.core.message.Qos;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What takes the short way, what goes on to the library, and that nothing leaves its place. */
class PlainPublishesTest {

    private static final byte[] PINGRESP = {(byte) 0xD0, 0};
    private static final int LARGEST = 5_000;

    /** All that came out, in its order: what was told is written as a packet again. */
    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();

    private final List<String> told = new ArrayList<>();
    private EmbeddedChannel channel = new EmbeddedChannel();

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void open(ProtocolVersion version) {
        Inlet inlet = new Inlet(arrivals -> tell(version, arrivals), new AtomicBoolean());
        PacketWatch watch = new PacketWatch(new WireFacts(), LARGEST, false, bytes -> {});
        PlainPublishes plain = new PlainPublishes(version, LARGEST, watch, new TopicNames(), inlet);
        channel = new EmbeddedChannel(plain, watch, new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                inlet.settle();
                ByteBuf bytes = (ByteBuf) message;
                stream.writeBytes(ByteBufUtil.getBytes(bytes));
                bytes.release();
            }
        });
    }

    private void connect(ProtocolVersion version) {
        open(version);
        read(Packets.connAck(version, 0));
        stream.reset();
    }

    private void read(int[] bytes) {
        ByteBuf packet = Unpooled.buffer();
        Arrays.stream(bytes).forEach(packet::writeByte);
        channel.writeInbound(packet);
    }

    private void read(byte[] bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes));
    }

    private static byte[] publish(ProtocolVersion version, String topic) {
        return Packets.publish(version, topic, "21".getBytes(UTF_8));
    }

    private void tell(ProtocolVersion version, Arrivals arrivals) {
        for (int i = 0; i < arrivals.count(); i++) {
            assertThat(arrivals.qos(i)).isEqualTo(Qos.AT_MOST_ONCE);
            byte[] packet = Packets.publish(version, arrivals.topic(i), arrivals.payload(i));
            packet[0] |= (byte) (arrivals.retained(i) ? 1 : 0);
            stream.writeBytes(packet);
            told.add(arrivals.topic(i));
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void read_plainPublishes_areToldButTheFirst(ProtocolVersion version) {
        connect(version);
        read(Packets.concat(publish(version, "a"), publish(version, "b"), publish(version, "c/d")));

        assertThat(told).containsExactly("b", "c/d");
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void read_manyReads_bringTheLibraryAPacketNowAndThen(ProtocolVersion version) {
        connect(version);
        for (int i = 0; i < 100; i++) {
            read(publish(version, "a"));
        }

        assertThat(told).hasSize(96);
        assertThat(stream.size()).isEqualTo(100 * publish(version, "a").length);
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void read_plainPublishInParts_isToldWhenItIsThere(ProtocolVersion version) {
        connect(version);
        byte[] packet = publish(version, "a/b");
        read(packet);
        for (int cut = 1; cut < packet.length; cut++) {
            read(Arrays.copyOf(packet, cut));
            assertThat(told).hasSize(cut - 1);
            read(Arrays.copyOfRange(packet, cut, packet.length));
            assertThat(told).hasSize(cut);
        }
    }

    @Test
    void read_frameTooLargeForTheShortWay_goesOnBehindWhatWasHeld() {
        connect(ProtocolVersion.V5);
        byte[] packet = publish(ProtocolVersion.V5, "a/b");
        byte[] frame = Packets.concat(
                Arrays.copyOfRange(packet, 7, packet.length),
                Packets.packet(0x30, 2, new byte[] {0, 1, 'a', 0, 7, 0}, new byte[70_000]));
        read(packet);
        read(Arrays.copyOf(packet, 7));
        read(frame);

        assertThat(told).isEmpty();
        assertThat(stream.toByteArray()).isEqualTo(Packets.concat(packet, Arrays.copyOf(packet, 7), frame));
    }

    @Test
    void read_beforeConnAck_goesOn() {
        open(ProtocolVersion.V5);
        read(Packets.concat(publish(ProtocolVersion.V5, "a"), publish(ProtocolVersion.V5, "b")));
        assertThat(told).isEmpty();
    }

    @Test
    void read_refused_goesOn() {
        open(ProtocolVersion.V3_1_1);
        read(Packets.connAck(ProtocolVersion.V3_1_1, 5));
        read(Packets.concat(PINGRESP, publish(ProtocolVersion.V3_1_1, "b")));
        assertThat(told).isEmpty();
    }

    @Test
    void read_whatIsNotPlain_goesOnAsItCame() {
        connect(ProtocolVersion.V5);
        byte[] plain = publish(ProtocolVersion.V5, "plain");
        byte[] acknowledged = Packets.packet(0x30, 2, new byte[] {0, 1, 'a', 0, 7, 0, 'x'});
        byte[] repeated = Packets.packet(0x30, 8, new byte[] {0, 1, 'a', 0, 'x'});
        byte[] withExpiry = Packets.packet(0x30, 0, new byte[] {0, 1, 'a', 5, 2, 0, 0, 0, 9, 'x'});
        byte[] byAlias = Packets.packet(0x30, 0, new byte[] {0, 0, 3, 0x23, 0, 1, 'x'});
        byte[] noTopic = Packets.packet(0x30, 0, new byte[] {0, 0, 0, 'x'});
        byte[] wildcard = publish(ProtocolVersion.V5, "a/#");
        byte[] plus = publish(ProtocolVersion.V5, "+/a");
        byte[] control = publish(ProtocolVersion.V5, "a\u0001");
        byte[] nul = publish(ProtocolVersion.V5, "a\u0000");
        byte[] surrogate = Packets.packet(0x30, 0, new byte[] {0, 3, (byte) 0xED, (byte) 0xA0, (byte) 0x80, 0});
        byte[] topicTooLong = Packets.packet(0x30, 0, new byte[] {0, 9, 'a', 0, 'x'});
        byte[] cut = Packets.packet(0x30, 0, new byte[] {0});
        byte[] empty = Packets.packet(0x30, 0);
        byte[] longLength = {0x30, (byte) 0x85, 0, 0, 1, 'a', 0, 'x'};
        byte[] tooLarge = Packets.publish(ProtocolVersion.V5, "a", new byte[LARGEST]);
        byte[] all = Packets.concat(
                plain,
                acknowledged,
                repeated,
                withExpiry,
                byAlias,
                noTopic,
                wildcard,
                plus,
                control,
                nul,
                surrogate,
                topicTooLong,
                cut,
                empty,
                longLength,
                tooLarge);

        read(all);

        assertThat(told).isEmpty();
        assertThat(stream.toByteArray()).isEqualTo(all);
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void read_anyPacketsCutAnywhere_comeOutInTheirOrder(ProtocolVersion version) {
        for (int seed = 0; seed < 300; seed++) {
            connect(version);
            Random random = new Random(seed);
            byte[] all = packets(version, random);
            int at = 0;
            while (at < all.length) {
                int end = Math.min(all.length, at + 1 + random.nextInt(random.nextBoolean() ? 8 : 2_000));
                read(Arrays.copyOfRange(all, at, end));
                at = end;
            }
            assertThat(stream.toByteArray()).as("seed %d", seed).isEqualTo(all);
            close();
        }
        assertThat(told).hasSizeGreaterThan(1_000);
    }

    private static byte[] packets(ProtocolVersion version, Random random) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < 60; i++) {
            byte[] payload = new byte[random.nextInt(random.nextInt(10) == 0 ? 3_000 : 150)];
            random.nextBytes(payload);
            byte[] packet = Packets.publish(version, "plant/" + random.nextInt(20), payload);
            packet[0] |= (byte) random.nextInt(2);
            all.writeBytes(
                    switch (random.nextInt(8)) {
                        case 0 -> PINGRESP;
                        case 1 -> Packets.publish(version, "küche/" + random.nextInt(3), payload);
                        case 2 -> Packets.packet(0x30, 2, new byte[] {0, 1, 'a', 0, 1, 0}, payload);
                        default -> packet;
                    });
        }
        return all.toByteArray();
    }
}
