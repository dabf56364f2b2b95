package io.topiary.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Qos;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Scheme;
import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The subscriptions, and the pings after them. */
class SubscribeCheckTest {

    private static ScriptedBroker granting(int... codes) {
        return ScriptedBroker.start(client -> {
            client.packetOfType(1);
            client.send(Scripts.connAck5());
            Scripts.serve(client, true, codes);
        });
    }

    private static void note(String row, String stimulus, Patient.Diagnosed diagnosed) {
        FaultBook.note(
                row,
                stimulus,
                Patient.words(diagnosed.finding(CheckStep.SUBSCRIBE).finding()),
                Duration.ofMillis(diagnosed.finding(CheckStep.SUBSCRIBE).millis()));
    }

    @Test
    void examine_oneOfTwoRefused_failsThereAndStillPings() {
        try (ScriptedBroker broker = granting(1, 0x87)) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTT, broker.port())
                    .subscribe("a", Qos.AT_LEAST_ONCE)
                    .subscribe("b/#", Qos.AT_LEAST_ONCE)
                    .examine();

            assertThat(diagnosed.outcomes()).endsWith("SUBSCRIBE:FAILED PING:OK");
            assertThat(diagnosed.words(CheckStep.SUBSCRIBE))
                    .startsWith("1 of 2 subscriptions are refused")
                    .contains("a: granted with QoS 1", "Subscription “b/#” refused: not authorised");
        }
    }

    @ParameterizedTest
    @CsvSource({"0x80, no reason given", "0x8F, invalid filter", "0x97, quota exceeded", "0xC0, unknown code 0xC0"})
    void examine_refused_saysWhy(String code, String words) {
        try (ScriptedBroker broker = granting(Integer.decode(code))) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTT, broker.port())
                    .subscribe("a", Qos.AT_MOST_ONCE)
                    .examine();

            assertThat(diagnosed.words(CheckStep.SUBSCRIBE)).startsWith("Subscription “a” refused: " + words);
            note("A5", "The doctor subscribes, SUBACK " + code, diagnosed);
        }
    }

    @Test
    void examine_fewerCodesThanFilters_saysWhichIsMissing() {
        try (ScriptedBroker broker = granting(0)) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTT, broker.port())
                    .subscribe("a", Qos.AT_MOST_ONCE)
                    .subscribe("b", Qos.AT_MOST_ONCE)
                    .examine();

            assertThat(diagnosed.words(CheckStep.SUBSCRIBE)).contains("did not answer the subscription “b”");
            note("A5", "The doctor subscribes twice, SUBACK with one code", diagnosed);
        }
    }

    @Test
    void examine_lowerQos_isAWarning() {
        try (ScriptedBroker broker = granting(0)) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTT, broker.port())
                    .subscribe("a", Qos.EXACTLY_ONCE)
                    .examine();

            assertThat(diagnosed.failedStep()).isNull();
            assertThat(diagnosed.finding(CheckStep.SUBSCRIBE).outcome()).isEqualTo(Outcome.WARNING);
            assertThat(diagnosed.words(CheckStep.SUBSCRIBE)).contains("a: granted with QoS 0 instead of 2");
        }
    }

    @Test
    void examine_nothingToSubscribe_isSkippedAndPings() {
        try (ScriptedBroker broker = granting()) {
            assertThat(Patient.at(Scheme.MQTT, broker.port()).examine().outcomes())
                    .endsWith("SUBSCRIBE:SKIPPED PING:OK");
        }
    }

    @Test
    void examine_sharedSubscription_isNotTakenPartIn() {
        AtomicInteger subscribes = new AtomicInteger();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.packetOfType(1);
            client.send(Scripts.connAck5());
            while ((client.packet()[0] & 0xF0) == 0xC0) {
                client.send(0xD0, 0);
            }
            subscribes.addAndGet(client.in().available());
        })) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTT, broker.port())
                    .subscribe("$share/group/a", Qos.AT_MOST_ONCE)
                    .examine();

            assertThat(diagnosed.failedStep()).isNull();
            assertThat(diagnosed.words(CheckStep.SUBSCRIBE)).contains("$share/group/a: not tried");
            assertThat(subscribes).hasValue(0);
        }
    }

    @Test
    void examine_floodOfRetainedMessages_doesNotMatter() {
        byte[] publish = new byte[200_000];
        publish[0] = 0x30;
        int length = publish.length - 4;
        publish[1] = (byte) ((length & 0x7F) | 0x80);
        publish[2] = (byte) (((length >> 7) & 0x7F) | 0x80);
        publish[3] = (byte) (length >> 14);
        publish[5] = 1;
        publish[6] = 'a';
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.packetOfType(1);
            client.send(0x20, 2, 0, 0);
            byte[] subscribe = client.packetOfType(8);
            for (int i = 0; i < 100; i++) {
                client.send(publish);
            }
            client.send(0x90, 3, subscribe[2], subscribe[3], 0);
            Scripts.serve(client, false);
        })) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTT, broker.port())
                    .protocol(ProtocolChoice.V3_1_1)
                    .stepMillis(10_000)
                    .subscribe("#", Qos.AT_MOST_ONCE)
                    .examine();

            assertThat(diagnosed.outcomes()).endsWith("SUBSCRIBE:OK PING:OK");
        }
    }

    @Test
    void examine_hungUpOnSubscribe_saysSo() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.packetOfType(1);
            client.send(Scripts.connAck5());
            client.packetOfType(8);
        })) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTT, broker.port())
                    .subscribe("a", Qos.AT_MOST_ONCE)
                    .examine();

            assertThat(diagnosed.outcomes()).endsWith("SUBSCRIBE:FAILED PING:SKIPPED");
        }
    }

    @Test
    void examine_disconnectedOnSubscribe_saysTheReason() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.packetOfType(1);
            client.send(Scripts.connAck5());
            client.packetOfType(8);
            client.send(0xE0, 2, 0x97, 0);
        })) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTT, broker.port())
                    .subscribe("a", Qos.AT_MOST_ONCE)
                    .examine();

            assertThat(diagnosed.words(CheckStep.SUBSCRIBE)).startsWith("A quota is used up");
        }
    }

    @Test
    void examine_subscribeUnanswered_timesOut() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.packetOfType(1);
            client.send(Scripts.connAck5());
            client.listen();
        })) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTT, broker.port())
                    .stepMillis(300)
                    .subscribe("a", Qos.AT_MOST_ONCE)
                    .examine();

            assertThat(diagnosed.words(CheckStep.SUBSCRIBE))
                    .startsWith("The broker at")
                    .contains("did not answer SUBSCRIBE");
        }
    }

    @Test
    void examine_pingUnanswered_fails() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.packetOfType(1);
            client.send(Scripts.connAck5());
            client.listen();
        })) {
            Patient.Diagnosed diagnosed =
                    Patient.at(Scheme.MQTT, broker.port()).stepMillis(300).examine();

            assertThat(diagnosed.failedStep()).isEqualTo(CheckStep.PING);
            FaultBook.note(
                    "N14",
                    "The doctor's PINGREQ is not answered, 0.3 s a step",
                    Patient.words(diagnosed.failure().finding()),
                    Duration.ofMillis(diagnosed.failure().millis()));
        }
    }

    @Test
    void examine_ping_tellsShortestMedianAndLongest() {
        try (ScriptedBroker broker = granting()) {
            assertThat(Patient.at(Scheme.MQTT, broker.port()).examine().words(CheckStep.PING))
                    .containsPattern("There and back in [\\d.,]+ ms\n5 pings: shortest [\\d.,]+ ms, median");
        }
    }
}
