package io.topiary.core.mqtt;

import io.topiary.testing.ScriptedBroker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

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

    /** PUBLISH with QoS 0. */
    static byte[] publish(ProtocolVersion version, String topic, byte[] payload) {
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        int length = 2 + name.length + (version == ProtocolVersion.V5 ? 1 : 0) + payload.length;
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(0x30);
        int rest = length;
        do {
            packet.write((rest & 0x7F) | (rest > 0x7F ? 0x80 : 0));
            rest >>= 7;
        } while (rest > 0);
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
