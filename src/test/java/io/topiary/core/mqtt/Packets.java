package io.topiary.core.mqtt;

import io.topiary.testing.ScriptedBroker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** MQTT packets as bytes, and the first words of a conversation. */
final class Packets {

    private Packets() {}

    /** CONNACK with a code. */
    static int[] connAck(ProtocolVersion version, int code) {
        return version == ProtocolVersion.V5 ? new int[] {0x20, 3, 0, code, 0} : new int[] {0x20, 2, 0, code};
    }

    /** Reads CONNECT and lets the client in. */
    static void welcome(ScriptedBroker.Conversation client, ProtocolVersion version) throws IOException {
        client.packetOfType(1);
        client.send(connAck(version, 0));
    }

    /** Reads SUBSCRIBE and answers it with codes. */
    static void subAck(ScriptedBroker.Conversation client, ProtocolVersion version, int... codes) throws IOException {
        byte[] subscribe = client.packetOfType(8);
        boolean v5 = version == ProtocolVersion.V5;
        int[] answer = new int[(v5 ? 5 : 4) + codes.length];
        answer[0] = 0x90;
        answer[1] = answer.length - 2;
        answer[2] = subscribe[2];
        answer[3] = subscribe[3];
        System.arraycopy(codes, 0, answer, v5 ? 5 : 4, codes.length);
        client.send(answer);
    }

    /** Lets time pass on the broker's side of a conversation. */
    static void pause(Duration time) throws InterruptedException {
        var _ = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** CONNACK of MQTT 5 that lets in, with properties. */
    static byte[] connAck5(byte[] properties) {
        return packet(0x20, 0, new byte[] {0, 0}, lengthAnd(properties));
    }

    /** CONNACK of MQTT 5 with a code and properties. */
    static byte[] connAck5(int code, byte[] properties) {
        return packet(0x20, 0, new byte[] {0, (byte) code}, lengthAnd(properties));
    }

    /** DISCONNECT of MQTT 5 with a code and properties. */
    static byte[] disconnect5(int code, byte[] properties) {
        return packet(0xE0, 0, new byte[] {(byte) code}, lengthAnd(properties));
    }

    /** A property whose value is a string or binary data (MQTT 5, section 2.2.2.2). */
    static byte[] property(int id, byte[] value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(id);
        bytes.write(value.length >> 8);
        bytes.write(value.length);
        bytes.writeBytes(value);
        return bytes.toByteArray();
    }

    static byte[] property(int id, String value) {
        return property(id, value.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    /** {@code bytes} behind their length as a variable byte integer (MQTT 5, section 1.5.5). */
    static byte[] lengthAnd(byte[] bytes) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        writeLength(all, bytes.length);
        all.writeBytes(bytes);
        return all.toByteArray();
    }

    /** A packet of {@code type} with its remaining length. */
    static byte[] packet(int type, int flags, byte[]... parts) {
        return concat(new byte[] {(byte) (type | flags)}, lengthAnd(concat(parts)));
    }

    private static void writeLength(ByteArrayOutputStream bytes, int length) {
        int rest = length;
        do {
            bytes.write((rest & 0x7F) | (rest > 0x7F ? 0x80 : 0));
            rest >>= 7;
        } while (rest > 0);
    }

    /** PUBLISH with QoS 0. */
    static byte[] publish(ProtocolVersion version, String topic, byte[] payload) {
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        int length = 2 + name.length + (version == ProtocolVersion.V5 ? 1 : 0) + payload.length;
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(0x30);
        writeLength(packet, length);
        packet.write(name.length >> 8);
        packet.write(name.length);
        packet.writeBytes(name);
        if (version == ProtocolVersion.V5) {
            packet.write(0);
        }
        packet.writeBytes(payload);
        return packet.toByteArray();
    }
}
