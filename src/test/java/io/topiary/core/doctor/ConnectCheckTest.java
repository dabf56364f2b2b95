package io.topiary.core.doctor;

import static io.topiary.core.doctor.Patient.note;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Scheme;
import io.topiary.testing.ScriptedBroker;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logging in: what the broker grants, refuses, or answers wrongly. */
class ConnectCheckTest {

    /** CONNACK of MQTT 5 with every property there is. */
    private static int[] talkative() {
        int[] packet = {
            0x20,
            0,
            0,
            0,
            0,
            0x11,
            0,
            0,
            0,
            120, // session expiry
            0x21,
            0,
            5, // receive maximum
            0x24,
            1, // maximum QoS
            0x25,
            0, // retain
            0x27,
            0,
            0,
            4,
            0, // maximum packet size
            0x12,
            0,
            4,
            'a',
            'u',
            't',
            'o', // assigned client identifier
            0x22,
            0,
            7, // topic aliases
            0x1F,
            0,
            2,
            'h',
            'i', // reason string
            0x26,
            0,
            1,
            'k',
            0,
            1,
            'v', // user property
            0x28,
            0, // wildcards
            0x29,
            0, // subscription identifiers
            0x2A,
            0, // shared subscriptions
            0x13,
            0,
            30, // keep-alive
            0x1A,
            0,
            2,
            'r',
            '/', // response information
            0x1C,
            0,
            3,
            'o',
            't',
            'h', // server reference
            0x15,
            0,
            1,
            'm' // authentication method
        };
        packet[1] = packet.length - 2;
        packet[4] = packet.length - 5;
        return packet;
    }

    @Test
    void examine_connAckWithEveryProperty_saysThemAll() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.packetOfType(1);
            client.send(talkative());
            Scripts.serve(client, true);
        })) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTT, broker.port()).examine();

            assertThat(diagnosed.words(CheckStep.CONNECT).lines())
                    .containsExactly(
                            "The broker lets you in with MQTT 5",
                            "Session: new",
                            "Client identifier assigned by the broker: auto",
                            "Keep-alive: 30 s",
                            "Session kept after disconnecting: 120 s",
                            "Unacknowledged messages at once: 5",
                            "Largest packet: 1,024 bytes",
                            "Topic aliases: 7",
                            "Highest QoS: 1",
                            "Retained messages: not available",
                            "Wildcard subscriptions: not available",
                            "Shared subscriptions: not available",
                            "Subscription identifiers: not available",
                            "Response information: r/",
                            "Server reference: oth",
                            "Authentication method: m",
                            "The broker says: “hi”",
                            "User property: k = v");
        }
    }

    @Test
    void examine_clientIdentifier_isAnotherOneAndSaysSo() {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            byte[] connect = client.packetOfType(1);
            seen.add(new String(connect, StandardCharsets.ISO_8859_1));
            client.send(Scripts.connAck5());
            Scripts.serve(client, true);
        })) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTT, broker.port())
                    .login("plant-7", "u", "secret-word")
                    .examine();

            assertThat(seen).singleElement().asString().containsPattern("plant-7-[a-z0-9]{4}");
            assertThat(diagnosed.words(CheckStep.CONNECT))
                    .containsPattern(
                            "Client identifier of this test: plant-7-[a-z0-9]{4}, so that a session under “plant-7”")
                    .doesNotContain("secret-word");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "A1, V3_1_1, 4, Wrong user name or password",
        "A1, V3_1_1, 5, does not let you in",
        "A1, V3_1_1, 77, sent a code that MQTT does not have",
        "A2, V5, 0x86, Wrong user name or password",
        "A2, V5, 0x87, does not let you in",
        "A2, V5, 0x8A, banned",
        "A2, V5, 0xC0, sent a code that MQTT does not have"
    })
    void examine_refused_saysWhy(String row, ProtocolChoice version, String code, String words) {
        int number = Integer.decode(code);
        boolean v5 = version == ProtocolChoice.V5;
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.packetOfType(1);
            client.send(v5 ? new int[] {0x20, 8, 0, number, 5, 0x1F, 0, 2, 'n', 'o'} : new int[] {0x20, 2, 0, number});
        })) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTT, broker.port())
                    .protocol(version)
                    .login("c", "u", "p")
                    .examine();

            assertThat(diagnosed.failedStep()).isEqualTo(CheckStep.CONNECT);
            assertThat(diagnosed.words(CheckStep.CONNECT)).contains(words);
            if (v5) {
                assertThat(diagnosed.words(CheckStep.CONNECT)).contains("The broker says: “no”");
            }
            note(row, "The doctor logs in, the broker answers " + code, diagnosed);
        }
    }

    @Test
    void examine_authUnasked_saysWhichLoginIsWanted() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.packetOfType(1);
            client.send(0xF0, 9, 0x18, 7, 0x15, 0, 4, 'T', 'E', 'S', 'T');
            client.listen();
        })) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTT, broker.port()).examine();

            assertThat(diagnosed.words(CheckStep.CONNECT)).contains("asks for a login with “TEST”");
            note("A3", "The doctor is sent AUTH with a method that it did not name", diagnosed);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'32,1,0', too short, sent an invalid CONNACK",
        "'32,6,0,0,3,99,0,0', unknown property, sent an invalid CONNACK",
        "'48,3,0,1,97', a PUBLISH, sent PUBLISH before CONNACK",
        "'32,255,255,255,255,127', a length of five bytes, sent an invalid CONNACK",
        "'32,3,1,0,0', a session that was not asked for, resumed a session"
    })
    void examine_invalidConnAck_saysSo(String bytes, String description, String words) {
        int[] answer =
                List.of(bytes.split(",")).stream().mapToInt(Integer::parseInt).toArray();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.packetOfType(1);
            client.send(answer);
            client.listen();
        })) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTT, broker.port()).examine();

            assertThat(diagnosed.failedStep()).isEqualTo(CheckStep.CONNECT);
            assertThat(diagnosed.words(CheckStep.CONNECT)).contains(words);
            note(
                    words.startsWith("resumed") ? "N11" : "N9",
                    "The doctor's CONNECT is answered with " + description,
                    diagnosed);
        }
    }

    @Test
    void examine_passwordWithoutUser_isSentWithMqtt5AndRefusedHereWith3_1_1() {
        try (ScriptedBroker broker = ScriptedBroker.start(Scripts::broker)) {
            Patient patient = Patient.at(Scheme.MQTT, broker.port()).login("c", null, "p");

            assertThat(patient.examine().failedStep()).isNull();
            assertThat(patient.protocol(ProtocolChoice.V3_1_1).examine().words(CheckStep.CONNECT))
                    .contains("A password without a user name");
        }
    }
}
