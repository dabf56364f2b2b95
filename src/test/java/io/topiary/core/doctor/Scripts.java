package io.topiary.core.doctor;

import io.topiary.testing.ScriptedBroker;
import java.io.IOException;

/** What scripted brokers say. */
final class Scripts {

    private Scripts() {}

    /** CONNACK of MQTT 5 that lets in. */
    static int[] connAck5() {
        return new int[] {0x20, 3, 0, 0, 0};
    }

    /** The version that CONNECT asks for: 4 for 3.1.1, 5; 0 if it is no CONNECT. */
    static int level(byte[] connect) {
        return connect.length > 8 ? connect[8] : 0;
    }

    /** A broker: lets in whoever comes, in the version asked for, grants QoS 0, answers pings. */
    static void broker(ScriptedBroker.Conversation client) throws IOException {
        byte[] connect = client.packetOfType(1);
        boolean v5 = level(connect) == 5;
        client.send(v5 ? connAck5() : new int[] {0x20, 2, 0, 0});
        serve(client, v5, 0);
    }

    /**
     * Answers each SUBSCRIBE, UNSUBSCRIBE and PINGREQ until the client leaves.
     *
     * @param codes of each SUBACK
     */
    static void serve(ScriptedBroker.Conversation client, boolean v5, int... codes) throws IOException {
        while (true) {
            byte[] packet = client.packet();
            switch ((packet[0] & 0xF0) >> 4) {
                case 8 -> client.send(answer(0x90, v5, packet, codes));
                case 10 -> client.send(v5 ? answer(0xB0, true, packet, 0) : answer(0xB0, false, packet));
                case 12 -> client.send(0xD0, 0);
                default -> {
                    return;
                }
            }
        }
    }

    private static int[] answer(int type, boolean v5, byte[] question, int... codes) {
        int head = v5 ? 5 : 4;
        int[] packet = new int[head + codes.length];
        packet[0] = type;
        packet[1] = packet.length - 2;
        packet[2] = question[2];
        packet[3] = question[3];
        System.arraycopy(codes, 0, packet, head, codes.length);
        return packet;
    }
}
