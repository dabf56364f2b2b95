package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reason code in every packet, as bytes of a broker: what Topiary does and what the user reads. */
class ReasonCodesTest {

    private static final int ANY_CODE = 256;

    private static final List<Integer> RETRY = List.of(0x88, 0x89, 0x8B, 0x8D, 0x93, 0x96, 0x97);
    private static final List<Integer> FEW = List.of(0x80, 0x83);
    private static final List<Integer> ASK = List.of(0x86, 0x8E, 0x98, 0x9C, 0x9D);

    /** The policies that design and standard ask for; all other codes stop. */
    private static Map<Integer, RetryPolicy> policies() {
        Map<Integer, RetryPolicy> policies = new TreeMap<>();
        RETRY.forEach(code -> policies.put(code, RetryPolicy.RETRY));
        FEW.forEach(code -> policies.put(code, RetryPolicy.RETRY_FIVE_TIMES));
        ASK.forEach(code -> policies.put(code, RetryPolicy.ASK));
        policies.put(0x9F, RetryPolicy.RETRY_SLOWLY);
        return policies;
    }

    /** What CONNACK of MQTT 5 may carry (section 3.2.2.2), and one code that it may not. */
    static Stream<Integer> connAckCodes() {
        return Stream.of(
                0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8A, 0x8C, 0x90, 0x95, 0x97, 0x99, 0x9A,
                0x9B, 0x9C, 0x9D, 0x9F, 0xC0);
    }

    /** What a server's DISCONNECT of MQTT 5 may carry (section 3.14.2.1), and one code that it may not. */
    static Stream<Integer> disconnectCodes() {
        return Stream.of(
                0x80, 0x81, 0x82, 0x83, 0x87, 0x89, 0x8B, 0x8D, 0x8E, 0x8F, 0x90, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98,
                0x99, 0x9A, 0x9B, 0x9C, 0x9D, 0x9E, 0x9F, 0xA0, 0xA1, 0xA2, 0xC1);
    }

    private static Failure.Refused refused(String row, String stimulus, ScriptedBroker.Script script) {
        return refused(row, stimulus, ProtocolChoice.V5, script);
    }

    private static Failure.Refused refused(
            String row, String stimulus, ProtocolChoice protocol, ScriptedBroker.Script script) {
        Failure failure = NotedFault.of(row, stimulus, options -> options.protocol(protocol), script);
        assertThat(failure).isInstanceOf(Failure.Refused.class);
        return (Failure.Refused) failure;
    }

    private static String hex(int code) {
        return "0x%02X".formatted(code);
    }

    @ParameterizedTest
    @MethodSource("connAckCodes")
    void connAck5_eachCode_hasPolicyAndWords(int code) {
        Failure.Refused failure = refused("A2", "CONNACK " + hex(code), client -> {
            client.packetOfType(1);
            client.send(Packets.connAck(ProtocolVersion.V5, code));
            client.listen();
        });

        assertThat(failure.policy()).isEqualTo(policies().getOrDefault(code, RetryPolicy.STOP));
        assertThat(TestConnection.words(failure)).contains("0x%02X".formatted(code));
    }

    @ParameterizedTest
    @CsvSource({
        "1, STOP, does not support this version",
        "2, STOP, rejected the client identifier “topiary-test”",
        "3, RETRY, is unavailable",
        "4, ASK, Wrong user name or password",
        "5, STOP, does not let you in",
        "6, STOP, 0x06 Unknown",
        "255, STOP, 0xFF Unknown"
    })
    void connAck3_eachCode_hasPolicyAndWords(int code, RetryPolicy policy, String words) {
        Failure.Refused failure = refused("A1", "CONNACK " + code, ProtocolChoice.V3_1_1, client -> {
            client.packetOfType(1);
            client.send(Packets.connAck(ProtocolVersion.V3_1_1, code));
            client.listen();
        });

        assertThat(failure.policy()).isEqualTo(policy);
        assertThat(TestConnection.words(failure)).contains(words);
    }

    @ParameterizedTest
    @MethodSource("disconnectCodes")
    void disconnect_eachCode_hasPolicyAndWords(int code) {
        Failure.Refused failure = refused("N20", "DISCONNECT " + hex(code), client -> {
            Packets.welcome(client, ProtocolVersion.V5);
            client.send(0xE0, 2, code, 0);
            client.listen();
        });

        RetryPolicy expected = code == 0x87 ? RetryPolicy.ASK : policies().getOrDefault(code, RetryPolicy.STOP);
        assertThat(failure.policy()).isEqualTo(expected);
        assertThat(TestConnection.words(failure)).contains("0x%02X".formatted(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"E000", "E00100"})
    void disconnect_normal_isRetried(String packet) {
        Failure.Refused failure = refused("N20", "DISCONNECT " + packet, client -> {
            Packets.welcome(client, ProtocolVersion.V5);
            client.send(HexFormat.of().parseHex(packet));
            client.listen();
        });

        assertThat(failure.code() + " " + failure.policy()).isEqualTo("0x00 Normal disconnection RETRY");
    }

    @Test
    void disconnect_reasonString_isEscapedAndCut() {
        byte[] reason = ("x\u001B[31m\u202Eabc" + "y".repeat(600)).getBytes(StandardCharsets.UTF_8);
        Failure.Refused failure = refused("N20", "DISCONNECT 0x98 with a hostile Reason String", client -> {
            Packets.welcome(client, ProtocolVersion.V5);
            int properties = 3 + reason.length;
            int rest = 1 + 2 + properties;
            client.send(0xE0, (rest & 0x7F) | 0x80, rest >> 7, 0x98, (properties & 0x7F) | 0x80, properties >> 7, 0x1F);
            client.send(reason.length >> 8, reason.length & 0xFF);
            client.send(reason);
            client.listen();
        });

        assertThat(failure.reasonString())
                .startsWith("x\\u001B[31m\\u202Eabcyyy")
                .endsWith("…")
                .hasSize(500);
    }

    @ParameterizedTest
    @CsvSource({"0x81, V3_1_1", "0x82, V3_1_1", "0x84, V3_1_1"})
    void connAck5_aboutTheVersion_offersTheOther(String code, ProtocolChoice other) {
        Failure.Refused failure = refused("A2", "CONNACK " + code, client -> {
            client.packetOfType(1);
            client.send(Packets.connAck(ProtocolVersion.V5, Integer.decode(code)));
        });

        assertThat(failure.remedies()).containsExactly(new Remedy.UseVersion(other));
    }

    @Test
    void connAck3_wrongVersion_offers5() {
        Failure.Refused failure = refused("A1", "CONNACK 1", ProtocolChoice.V3_1_1, client -> {
            client.packetOfType(1);
            client.send(Packets.connAck(ProtocolVersion.V3_1_1, 1));
        });

        assertThat(failure.remedies()).containsExactly(new Remedy.UseVersion(ProtocolChoice.V5));
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void connAck_identifierRejected_offersANewOne(ProtocolVersion version) {
        Failure.Refused failure = refused(
                version == ProtocolVersion.V5 ? "A2" : "A1",
                "CONNACK: identifier rejected",
                ConnectScene.choice(version),
                client -> {
                    client.packetOfType(1);
                    client.send(Packets.connAck(version, version == ProtocolVersion.V5 ? 0x85 : 2));
                });

        assertThat(failure.remedies()).containsExactly(new Remedy.NewClientId());
    }

    @Test
    void connAck_emptyIdentifierRejected_offersOneMadeHere() {
        Failure failure = NotedFault.of(
                "A1",
                "CONNACK 2 to an empty client id",
                options -> options.protocol(ProtocolChoice.V3_1_1).clientId(""),
                client -> {
                    client.packetOfType(1);
                    client.send(Packets.connAck(ProtocolVersion.V3_1_1, 2));
                });

        assertThat(failure.remedies())
                .singleElement()
                .isInstanceOfSatisfying(
                        Remedy.UseClientId.class,
                        remedy -> assertThat(remedy.clientId()).startsWith("topiary-"));
    }

    @Test
    void passwordExpired_betweenReconnects_stopsAfterTheFirstRefusal() {
        AtomicInteger clients = new AtomicInteger();
        long start = System.nanoTime();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    client.packetOfType(1);
                    client.send(Packets.connAck(ProtocolVersion.V5, clients.incrementAndGet() == 1 ? 0 : 0x86));
                });
                TestConnection connection = TestConnection.eager(
                                TestOptions.to(broker.port()).login("ada", "old"))
                        .connect()) {
            connection.awaitState(ConnectionState.FAILED);
            Failure failure = connection.awaitFailure();
            FaultBook.note("A4", "The password expires between reconnects", failure, NotedFault.since(start));

            assertThat(clients).hasValue(2);
            assertThat(TestConnection.words(failure)).contains("so that the account is not locked");
        }
    }

    @ParameterizedTest
    @EnumSource(PacketKind.class)
    void stem_anyCode_hasWords(PacketKind packet) {
        FailureWords words = new FailureWords(TestOptions.to(1883).build(), ProtocolVersion.V5);
        for (ProtocolVersion version : ProtocolVersion.values()) {
            for (int code = 0; code < ANY_CODE; code++) {
                BrokerAnswer answer = BrokerAnswer.of(packet, version, code);
                Failure failure = switch (packet) {
                    case CONNACK, DISCONNECT ->
                        words.linkEnded(new LinkEnd.Answered(answer), new WireFacts(), null, true);
                    case SUBACK, UNSUBACK -> words.subscriptionRefused("a/#", answer, code);
                    case PUBACK, PUBREC -> words.publishRefused("a/b", answer);
                };
                assertThat(TestConnection.words(failure)).doesNotContain("{").contains("0x%02X".formatted(code));
            }
        }
    }
}
