package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.testing.ScriptedBroker;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CONNACKs against the rules, and what else a broker must not say first: told by name, and never taken for a connection. */
class ConnAckFaultTest {

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static ScriptedBroker answering(byte[] answer) {
        return ScriptedBroker.start(client -> {
            client.packetOfType(1);
            client.send(answer);
            client.listen();
        });
    }

    private static TestOptions options(ProtocolVersion version) {
        return TestOptions.to(1).protocol(ConnectScene.choice(version)).timeoutMillis(3_000);
    }

    private static Failure noteFailure(String row, String stimulus, TestOptions options, byte[] answer) {
        try (ScriptedBroker broker = answering(answer);
                TestConnection connection =
                        TestConnection.once(options.port(broker.port())).connect()) {
            Failure failure = connection.noteFailure(row, stimulus);
            assertThat(connection.listener().states())
                    .doesNotContain(ConnectionState.SUBSCRIBING, ConnectionState.CONNECTED);
            return failure;
        }
    }

    private static void assertInvalid(String description, ProtocolVersion version, String hex) {
        Failure failure = noteFailure(
                "N9", "CONNACK of MQTT " + version.label() + ": " + description, options(version), bytes(hex));

        assertThat(failure).isInstanceOf(Failure.Protocol.class);
        assertThat(TestConnection.words(failure)).containsPattern("sent an invalid CONNACK: \\w+");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            no content                          | 20 00
            one byte                            | 20 01 00
            two bytes, as in 3.1.1              | 20 02 00 00
            length of four bytes without an end | 20 FF FF FF FF 01
            fixed header flags                  | 21 03 00 00 00
            acknowledge flag 1                  | 20 03 02 00 00
            acknowledge flag 7                  | 20 03 80 00 00
            properties longer than the packet   | 20 03 00 00 05
            properties shorter than the packet  | 20 05 00 00 00 21 00
            property length without an end      | 20 07 00 00 FF FF FF FF 01
            """)
    void connect_connAckOfWrongLengthOrFlags_isInvalid(String description, String hex) {
        assertInvalid(description, ProtocolVersion.V5, hex);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            no content                          | 20 00
            one byte                            | 20 01 00
            three bytes, as in 5                | 20 03 00 00 00
            length of four bytes without an end | 20 FF FF FF FF 01
            fixed header flags                  | 22 02 00 00
            acknowledge flag 1                  | 20 02 02 00
            acknowledge flag 7                  | 20 02 80 00
            """)
    void connect_connAck3OfWrongLengthOrFlags_isInvalid(String description, String hex) {
        assertInvalid(description, ProtocolVersion.V3_1_1, hex);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            unknown property 0x7E            | 7E 00
            property of SUBSCRIBE, 0x0B      | 0B 01
            property of PUBLISH, 0x23        | 23 00 01
            Receive Maximum 0                | 21 00 00
            Maximum Packet Size 0            | 27 00 00 00 00
            Maximum QoS 2                    | 24 02
            Retain Available 2               | 25 02
            Wildcard Available 2             | 28 02
            Subscription Ids Available 2     | 29 02
            Shared Available 2               | 2A 02
            Session Expiry cut               | 11 00 00
            Receive Maximum cut              | 21 00
            Maximum QoS without value        | 24
            Reason String cut                | 1F 00 05 61
            Reason String with U+0000        | 1F 00 01 00
            Reason String with a surrogate   | 1F 00 03 ED A0 80
            Reason String not UTF-8          | 1F 00 01 FF
            Assigned Client Id not UTF-8     | 12 00 01 FF
            User Property without value      | 26 00 01 61
            User Property not UTF-8          | 26 00 01 61 00 01 C0
            Server Reference cut             | 1C 00 09 61
            Response Information not asked   | 1A 00 01 61
            Authentication Data, no method   | 16 00 01 61
            """)
    void connect_connAckWithWrongProperty_isInvalid(String description, String properties) {
        assertInvalid(description, ProtocolVersion.V5, withProperties(properties));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Session Expiry        | 11 00 00 00 01
            Assigned Client Id    | 12 00 01 61
            Server Keep Alive     | 13 00 0A
            Authentication Method | 15 00 01 61
            Server Reference      | 1C 00 01 61
            Reason String         | 1F 00 01 61
            Receive Maximum       | 21 00 05
            Topic Alias Maximum   | 22 00 05
            Maximum QoS           | 24 01
            Retain Available      | 25 01
            Maximum Packet Size   | 27 00 00 10 00
            Wildcard Available    | 28 01
            Subscription Ids      | 29 01
            Shared Available      | 2A 01
            """)
    void connect_connAckWithPropertyTwice_isInvalid(String description, String property) {
        assertInvalid(description + " twice", ProtocolVersion.V5, withProperties(property + " " + property));
    }

    private static String withProperties(String properties) {
        int length = bytes(properties).length;
        return "20 %02X 00 00 %02X %s".formatted(length + 3, length, properties);
    }

    @Test
    void connect_assignedClientIdMissing_isNamed() {
        Failure failure = noteFailure(
                "N9",
                "CONNACK of MQTT 5: Assigned Client Id missing after an empty client id",
                options(ProtocolVersion.V5).clientId(""),
                bytes("20 03 00 00 00"));

        assertThat(failure).isInstanceOf(Failure.Protocol.class);
        assertThat(TestConnection.words(failure)).contains("does not support an empty client identifier");
    }

    @ParameterizedTest
    @CsvSource({"V5, 20 03 00 05 00, 0x05", "V5, 20 03 00 C0 00, 0xC0", "V3_1_1, 20 02 00 06, 6"})
    void connect_connAckOfUnknownCode_tellsTheCode(ProtocolVersion version, String hex, String code) {
        Failure failure = noteFailure(
                "N9", "CONNACK of MQTT " + version.label() + ": code " + code, options(version), bytes(hex));

        assertThat(failure.reason().map(ReasonCode::toString).orElse("")).contains(code);
        assertThat(failure.policy()).isEqualTo(RetryPolicy.STOP);
    }

    @ParameterizedTest
    @CsvSource({"V5, 20 03 01 87 00", "V3_1_1, 20 02 01 05"})
    void connect_connAckRefusesAndHasASession_isARefusal(ProtocolVersion version, String hex) {
        Failure failure = noteFailure(
                "N9",
                "CONNACK of MQTT " + version.label() + ": session present with a refusal",
                options(version),
                bytes(hex));

        assertThat(TestConnection.words(failure)).contains("does not let you in");
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void connect_sessionPresentAfterCleanStart_isAProtocolError(ProtocolVersion version) {
        String hex = version == ProtocolVersion.V5 ? "20 03 01 00 00" : "20 02 01 00";
        Failure failure = noteFailure(
                "N11",
                "MQTT " + version.label() + ": session present after a clean start",
                options(version),
                bytes(hex));

        assertThat(failure).isInstanceOf(Failure.Protocol.class);
        assertThat(TestConnection.words(failure)).contains("resumed a session that was to begin anew");
        assertThat(failure.policy()).isEqualTo(RetryPolicy.STOP);
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void connect_sessionPresentWithoutCleanStart_connects(ProtocolVersion version) {
        String hex = version == ProtocolVersion.V5 ? "20 03 01 00 00" : "20 02 01 00";
        try (ScriptedBroker broker = answering(bytes(hex));
                TestConnection connection = TestConnection.once(
                                options(version).port(broker.port()).cleanStart(false))
                        .connect()) {
            assertThat(connection.awaitState(ConnectionState.CONNECTED).limits())
                    .extracting(BrokerLimits::sessionPresent)
                    .isEqualTo(true);
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void connect_publishBeforeConnAck_isNamed(ProtocolVersion version) {
        Failure failure = noteFailure(
                "N10",
                "MQTT " + version.label() + ": PUBLISH before CONNACK",
                options(version),
                Packets.publish(version, "a", new byte[0]));

        assertThat(failure).isInstanceOf(Failure.Protocol.class);
        assertThat(TestConnection.words(failure)).contains("sent PUBLISH before CONNACK");
    }

    @ParameterizedTest
    @CsvSource({
        "V5, CONNECT, 10 0D 00 04 4D 51 54 54 05 02 00 3C 00 00 00",
        "V3_1_1, CONNECT, 10 0C 00 04 4D 51 54 54 04 02 00 3C 00 00",
        "V5, SUBSCRIBE, 82 07 00 01 00 00 01 61 00",
        "V5, PINGREQ, C0 00",
        "V3_1_1, PINGREQ, C0 00"
    })
    void connect_clientsPacket_isNamed(ProtocolVersion version, String packet, String hex) {
        Failure failure = noteFailure(
                "N10",
                "MQTT " + version.label() + ": " + packet + " in place of CONNACK",
                options(version),
                bytes(hex));

        assertThat(failure).isInstanceOf(Failure.Protocol.class);
        assertThat(TestConnection.words(failure)).contains("sent " + packet + ", which a broker never sends");
    }

    @ParameterizedTest
    @CsvSource({
        "V5, CONNACK a second time, 20 03 00 00 00, sent CONNACK a second time",
        "V3_1_1, CONNACK a second time, 20 02 00 00, sent CONNACK a second time",
        "V5, CONNECT when connected, 10 0D 00 04 4D 51 54 54 05 02 00 3C 00 00 00, 'sent CONNECT, which a broker never'",
        "V3_1_1, CONNECT when connected, 10 0C 00 04 4D 51 54 54 04 02 00 3C 00 00, 'sent CONNECT, which a broker never'",
        "V5, packet of type 0, 00 00, 'sent UNKNOWN, which a broker never'"
    })
    void receive_forbiddenPacket_isNamed(ProtocolVersion version, String description, String hex, String words) {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, version);
                    client.send(bytes(hex));
                    client.listen();
                });
                TestConnection connection = TestConnection.once(options(version).port(broker.port()))
                        .connect()) {
            Failure failure = connection.noteFailure("N10", "MQTT " + version.label() + ": " + description);

            assertThat(failure).isInstanceOf(Failure.Protocol.class);
            assertThat(TestConnection.words(failure)).contains(words);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "ED A0 80", "23", "2B", "61 2F 23", "FF"})
    void receive_topicAgainstTheRules_isNamed(String topic) {
        byte[] name = bytes(topic);
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    client.send(bytes("30 %02X 00 %02X %s 00".formatted(name.length + 3, name.length, topic)));
                    client.listen();
                });
                TestConnection connection = TestConnection.once(
                                options(ProtocolVersion.V5).port(broker.port()))
                        .connect()) {
            Failure failure = connection.awaitFailure();

            assertThat(failure).isInstanceOf(Failure.Protocol.class);
            assertThat(TestConnection.words(failure))
                    .contains("sent a packet that breaks the rules of MQTT")
                    .containsPattern("Its PUBLISH: malformed topic");
            assertThat(connection.listener().messages()).isEmpty();
        }
    }
}
