package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Qos;
import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a broker may answer to SUBSCRIBE, code by code, and what stands beside each filter then. */
class SubAckTest {

    private static List<SubscribeOutcome> outcomes(ProtocolVersion version, int... codes) {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, version);
                    Packets.subAck(client, version, codes);
                    client.listen();
                });
                TestConnection connection = TestConnection.once(TestOptions.to(broker.port())
                                .protocol(ConnectScene.choice(version))
                                .subscribe("plant/#", Qos.EXACTLY_ONCE)
                                .subscribe("office/#", Qos.AT_MOST_ONCE))
                        .connect()) {
            return connection.awaitState(ConnectionState.CONNECTED).subscriptions();
        }
    }

    private static String refusal(SubscribeOutcome outcome) {
        assertThat(outcome).isInstanceOf(SubscribeOutcome.Refused.class);
        return TestConnection.words(((SubscribeOutcome.Refused) outcome).failure());
    }

    @ParameterizedTest
    @CsvSource({
        "V5, 0x80, no reason given",
        "V5, 0x83, against the broker's own rules",
        "V5, 0x87, not authorised",
        "V5, 0x8F, invalid filter",
        "V5, 0x91, packet identifier in use",
        "V5, 0x97, quota exceeded",
        "V5, 0x9E, no shared subscriptions",
        "V5, 0xA1, no subscription identifiers",
        "V5, 0xA2, no wildcards",
        "V3_1_1, 0x80, no reason given"
    })
    void subAck_refusesOne_marksItAndKeepsTheOther(ProtocolVersion version, String code, String words) {
        long start = System.nanoTime();
        List<SubscribeOutcome> outcomes = outcomes(version, Integer.decode(code), 0);

        String refusal = refusal(outcomes.getFirst());
        FaultBook.note(
                "A5",
                "SUBACK " + code + " of MQTT " + version.label(),
                refusal.lines().findFirst().orElseThrow(),
                NotedFault.since(start));
        assertThat(refusal)
                .startsWith("Subscription “plant/#” refused: " + words)
                .contains(code);
        assertThat(outcomes.getLast()).isInstanceOf(SubscribeOutcome.Granted.class);
    }

    @Test
    void subAck_grantsLess_saysHowMuch() {
        assertThat(outcomes(ProtocolVersion.V5, 1, 0).getFirst())
                .isInstanceOfSatisfying(
                        SubscribeOutcome.Granted.class,
                        granted -> assertThat(granted.qos()).isEqualTo(Qos.AT_LEAST_ONCE));
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void subAck_oneCodeTooFew_marksTheFilterWithoutOne(ProtocolVersion version) {
        long start = System.nanoTime();
        List<SubscribeOutcome> outcomes = outcomes(version, 1);

        FaultBook.note(
                "A5",
                "SUBACK with one code for two filters, MQTT " + version.label(),
                refusal(outcomes.getLast()).lines().findFirst().orElseThrow(),
                NotedFault.since(start));
        assertThat(outcomes.getFirst()).isInstanceOf(SubscribeOutcome.Granted.class);
        assertThat(refusal(outcomes.getLast())).startsWith("The broker did not answer the subscription “office/#”");
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void subAck_oneCodeTooMany_marksAll(ProtocolVersion version) {
        long start = System.nanoTime();
        List<SubscribeOutcome> outcomes = outcomes(version, 0, 0, 0);

        FaultBook.note(
                "A5",
                "SUBACK with three codes for two filters, MQTT " + version.label(),
                refusal(outcomes.getFirst()).lines().findFirst().orElseThrow(),
                NotedFault.since(start));
        assertThat(refusal(outcomes.getFirst())).contains("3 codes for 2 subscriptions");
        assertThat(refusal(outcomes.getLast())).contains("“office/#”");
    }

    @ParameterizedTest
    @CsvSource({"V5, 0xC0", "V3_1_1, 0x87"})
    void subAck_codeThatDoesNotExist_isAProtocolFailure(ProtocolVersion version, String code) {
        Failure failure = NotedFault.of(
                "A5",
                "SUBACK " + code + ", which MQTT " + version.label() + " does not have there",
                options -> options.protocol(ConnectScene.choice(version)).subscribe("a", Qos.AT_MOST_ONCE),
                client -> {
                    Packets.welcome(client, version);
                    Packets.subAck(client, version, Integer.decode(code));
                    client.listen();
                });

        assertThat(failure).isInstanceOf(Failure.Protocol.class);
        assertThat(TestConnection.words(failure)).contains("breaks the rules of MQTT");
    }
}
