package io.topiary.core.history.transfer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.util.AttributeKey;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Makes captures of MQTT: packets of netty's encoder in TCP, IPv4 or IPv6, Ethernet and a container. */
final class CaptureFile {

    static final int CLIENT_PORT = 40_000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Container container;
    private final int brokerPort;
    private int clientNext = 0x7FFF_FF00;
    private int brokerNext = -5;
    private long micros = Samples.EPOCH_MICROS;

    enum Container {
        PCAP,
        PCAP_NANOS_TURNED,
        PCAPNG
    }

    CaptureFile(Container container, int brokerPort) {
        this.container = container;
        this.brokerPort = brokerPort;
        switch (container) {
            case PCAP -> header(0xA1B2C3D4, ByteOrder.BIG_ENDIAN);
            case PCAP_NANOS_TURNED -> header(0xA1B23C4D, ByteOrder.LITTLE_ENDIAN);
            case PCAPNG -> sections();
        }
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /** The three packets that open a connection. */
    CaptureFile handshake() {
        packet(true, clientNext, 2, new byte[0]);
        packet(false, brokerNext, 18, new byte[0]);
        clientNext++;
        brokerNext++;
        packet(true, clientNext, 16, new byte[0]);
        return this;
    }

    CaptureFile client(byte[] data) {
        packet(true, clientNext, 24, data);
        clientNext += data.length;
        return this;
    }

    CaptureFile broker(byte[] data) {
        packet(false, brokerNext, 24, data);
        brokerNext += data.length;
        return this;
    }

    /** The client sent {@code data}, but nobody captured it. */
    CaptureFile lost(byte[] data) {
        clientNext += data.length;
        return this;
    }

    /** The client's {@code second} is captured before its {@code first}, then both again. */
    CaptureFile turned(byte[] first, byte[] second) {
        packet(true, clientNext + first.length, 24, second);
        packet(true, clientNext, 24, first);
        packet(true, clientNext, 24, first);
        packet(true, clientNext + first.length, 24, second);
        clientNext += first.length + second.length;
        return this;
    }

    CaptureFile close() {
        packet(true, clientNext, 17, new byte[0]);
        packet(false, brokerNext, 17, new byte[0]);
        return this;
    }

    private void packet(boolean fromClient, int sequence, int flags, byte[] data) {
        micros += 1_000;
        ByteBuffer packet = ByteBuffer.allocate(18 + 20 + 20 + data.length);
        packet.position(12);
        // a VLAN tag, then IPv4
        packet.putShort((short) 0x8100).putShort((short) 7).putShort((short) 0x0800);
        packet.put((byte) 0x45)
                .put((byte) 0)
                .putShort((short) (40 + data.length))
                .putInt(0);
        packet.put((byte) 64).put((byte) 6).putShort((short) 0);
        packet.putInt(fromClient ? 0x0A000001 : 0x0A000002).putInt(fromClient ? 0x0A000002 : 0x0A000001);
        packet.putShort((short) (fromClient ? CLIENT_PORT : brokerPort));
        packet.putShort((short) (fromClient ? brokerPort : CLIENT_PORT));
        packet.putInt(sequence)
                .putInt(0)
                .put((byte) 0x50)
                .put((byte) flags)
                .putShort((short) 1_000)
                .putInt(0);
        packet.put(data);
        switch (container) {
            case PCAP -> record(packet.array(), ByteOrder.BIG_ENDIAN, 1);
            case PCAP_NANOS_TURNED -> record(packet.array(), ByteOrder.LITTLE_ENDIAN, 1_000);
            case PCAPNG -> block(packet.array());
        }
    }

    private void header(int magic, ByteOrder order) {
        out.writeBytes(ByteBuffer.allocate(24)
                .order(order)
                .putInt(magic)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(65_535)
                .putInt(1)
                .array());
    }

    private void record(byte[] packet, ByteOrder order, int perMicro) {
        out.writeBytes(ByteBuffer.allocate(16)
                .order(order)
                .putInt((int) (micros / 1_000_000))
                .putInt((int) (micros % 1_000_000) * perMicro)
                .putInt(packet.length)
                .putInt(packet.length)
                .array());
        out.writeBytes(packet);
    }

    private void sections() {
        out.writeBytes(ByteBuffer.allocate(28 + 32 + 16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x0A0D0D0A)
                .putInt(28)
                .putInt(0x1A2B3C4D)
                .putInt(1)
                .putLong(-1)
                .putInt(28)
                // an interface whose clock counts nanoseconds
                .putInt(1)
                .putInt(32)
                .putShort((short) 1)
                .putShort((short) 0)
                .putInt(0)
                .putShort((short) 9)
                .putShort((short) 1)
                .putInt(9)
                .putInt(0)
                .putInt(32)
                // something that nobody knows
                .putInt(0x0BAD)
                .putInt(16)
                .putInt(0)
                .putInt(16)
                .array());
    }

    private void block(byte[] packet) {
        int padded = (packet.length + 3) / 4 * 4;
        long nanos = micros * 1_000;
        out.writeBytes(ByteBuffer.allocate(32 + padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(6)
                .putInt(32 + padded)
                .putInt(0)
                .putInt((int) (nanos >>> 32))
                .putInt((int) nanos)
                .putInt(packet.length)
                .putInt(packet.length)
                .put(Arrays.copyOf(packet, padded))
                .putInt(32 + padded)
                .array());
    }

    static byte[] connect(MqttVersion version) {
        return encode(
                MqttMessageBuilders.connect()
                        .protocolVersion(version)
                        .clientId("c")
                        .build(),
                version);
    }

    static byte[] publish(MqttVersion version, String topic, byte[] payload, int qos, MqttProperties properties) {
        return encode(
                MqttMessageBuilders.publish()
                        .topicName(topic)
                        .payload(Unpooled.wrappedBuffer(payload))
                        .qos(MqttQoS.valueOf(qos))
                        .messageId(7)
                        .properties(properties)
                        .build(),
                version);
    }

    static byte[] publish(MqttVersion version, String topic, String payload) {
        return publish(version, topic, Samples.bytes(payload), 0, MqttProperties.NO_PROPERTIES);
    }

    private static byte[] encode(MqttMessage message, MqttVersion version) {
        EmbeddedChannel channel = new EmbeddedChannel(MqttEncoder.INSTANCE);
        channel.attr(AttributeKey.<MqttVersion>valueOf("NETTY_CODEC_MQTT_VERSION"))
                .set(version);
        channel.writeOutbound(message);
        ByteBuf encoded = channel.readOutbound();
        byte[] bytes = ByteBufUtil.getBytes(encoded);
        encoded.release();
        channel.finishAndReleaseAll();
        return bytes;
    }
}
