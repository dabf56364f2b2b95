package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.testing.ScriptedBroker;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    private static Failure.Refused refused(TestOptions options, ScriptedBroker.Script script) {
        try (ScriptedBroker broker = ScriptedBroker.start(script);
                TestConnection connection = TestConnection.once(TestOptions.to(broker.port())
                                .protocol(options.build().protocol()))
                        .connect()) {
            Failure failure = connection.awaitFailure();
            assertThat(failure).isInstanceOf(Failure.Refused.class);
            return (Failure.Refused) failure;
        }
    }

    @ParameterizedTest
    @MethodSource("connAckCodes")
    void connAck5_eachCode_hasPolicyAndWords(int code) {
        Failure.Refused failure = refused(TestOptions.to(1), client -> {
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
        Failure.Refused failure = refused(TestOptions.to(1).protocol(ProtocolChoice.V3_1_1), client -> {
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
        Failure.Refused failure = refused(TestOptions.to(1), client -> {
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
        Failure.Refused failure = refused(TestOptions.to(1), client -> {
            Packets.welcome(client, ProtocolVersion.V5);
            client.send(HexFormat.of().parseHex(packet));
            client.listen();
        });

        assertThat(failure.code() + " " + failure.policy()).isEqualTo("0x00 Normal disconnection RETRY");
    }

    @Test
    void disconnect_reasonString_isEscapedAndCut() {
        byte[] reason = ("x\u001B[31m\u202Eabc" + "y".repeat(600)).getBytes(StandardCharsets.UTF_8);
        Failure.Refused failure = refused(TestOptions.to(1), client -> {
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

    @Test
    void connAck_serverReference_isToldAndNotFollowed() {
        byte[] reference = "other.example:1884".getBytes(StandardCharsets.UTF_8);
        Failure.Refused failure = refused(TestOptions.to(1), client -> {
            client.packetOfType(1);
            client.send(0x20, 3 + 3 + reference.length, 0, 0x9D, 3 + reference.length, 0x1C, 0, reference.length);
            client.send(reference);
            client.listen();
        });

        assertThat(failure.serverReference()).isEqualTo("other.example:1884");
        assertThat(TestConnection.words(failure)).contains("“other.example:1884”");
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
