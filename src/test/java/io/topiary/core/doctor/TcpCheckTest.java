package io.topiary.core.doctor;

import static io.topiary.core.doctor.Patient.note;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Qos;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.NetworkOptions;
import io.topiary.core.mqtt.Remedy;
import io.topiary.core.mqtt.Scheme;
import io.topiary.testing.BlackHole;
import io.topiary.testing.ScriptedBroker;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first hop, and what is offered when it fails. */
class TcpCheckTest {

    @Test
    void examine_allWell_everyStepIsOkAndNothingIsSaidTwice() {
        try (ScriptedBroker broker = ScriptedBroker.start(Scripts::broker)) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTT, broker.port())
                    .subscribe("a", Qos.AT_MOST_ONCE)
                    .examine();

            assertThat(diagnosed.outcomes()).isEqualTo("DNS:SKIPPED TCP:OK CONNECT:OK SUBSCRIBE:OK PING:OK");
            assertThat(diagnosed.told())
                    .extracting(finding -> finding.step() + ":" + finding.outcome())
                    .containsExactly(
                            "DNS:RUNNING",
                            "DNS:SKIPPED",
                            "TCP:RUNNING",
                            "TCP:OK",
                            "CONNECT:RUNNING",
                            "CONNECT:OK",
                            "SUBSCRIBE:RUNNING",
                            "SUBSCRIBE:OK",
                            "PING:RUNNING",
                            "PING:OK");
        }
    }

    @Test
    void examine_closedPort_isToldAtOnceAndThenWhatAnswersBesideIt() throws IOException {
        int dead = ScriptedBroker.deadPort();
        try (ScriptedBroker neighbour = ScriptedBroker.start(Scripts::broker)) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTT, dead)
                    .neighbours(
                            new Neighbour(neighbour.port(), Scheme.MQTT),
                            new Neighbour(ScriptedBroker.deadPort(), Scheme.MQTTS))
                    .examine();

            assertThat(diagnosed.failedStep()).isEqualTo(CheckStep.TCP);
            assertThat(diagnosed.remedies())
                    .containsExactly(
                            new Remedy.UseAddress(new BrokerAddress(Scheme.MQTT, "127.0.0.1", neighbour.port(), "")));
            assertThat(diagnosed.words(CheckStep.TCP))
                    .startsWith("127.0.0.1 refused port " + dead)
                    .contains("Answers: mqtt://127.0.0.1:" + neighbour.port());
            assertThat(diagnosed.told().stream().filter(each -> each.outcome() == Outcome.FAILED))
                    .extracting(each -> each.remedies().size())
                    .containsExactly(0, 1);
            note("N1", "The doctor dials a closed port", diagnosed);
        }
    }

    @Test
    void examine_neighbourOpenButForeign_isAFactAndNoRemedy() {
        try (ScriptedBroker neighbour = ScriptedBroker.start(ScriptedBroker.Conversation::stall)) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTT, ScriptedBroker.deadPort())
                    .neighbours(new Neighbour(neighbour.port(), Scheme.MQTT))
                    .examine();

            assertThat(diagnosed.remedies()).isEmpty();
            assertThat(diagnosed.words(CheckStep.TCP))
                    .contains("Port " + neighbour.port() + " is open, but does not answer as mqtt");
        }
    }

    @Test
    void examine_blackHole_noAnswerWithinTheTimeOfAStep() throws IOException {
        try (BlackHole hole = new BlackHole()) {
            Patient.Diagnosed diagnosed =
                    Patient.at(Scheme.MQTT, hole.port()).stepMillis(500).examine();

            assertThat(diagnosed.outcomes())
                    .isEqualTo("DNS:SKIPPED TCP:FAILED CONNECT:SKIPPED SUBSCRIBE:SKIPPED PING:SKIPPED");
            assertThat(diagnosed.words(CheckStep.TCP))
                    .startsWith("No answer from 127.0.0.1:" + hole.port() + " in 0.5 s");
            note("N2", "The doctor dials a port that does not answer, 0.5 s a step", diagnosed);
        }
    }

    @Test
    void examine_localAddressNotOurs_failsAtTcp() {
        try (ScriptedBroker broker = ScriptedBroker.start(Scripts::broker)) {
            Patient patient = Patient.at(Scheme.MQTT, broker.port());
            patient.options(patient.options()
                    .withNetwork(new NetworkOptions(
                            List.of(),
                            false,
                            "192.0.2.1",
                            null,
                            patient.options().network().webSocket())));

            assertThat(patient.examine().failedStep()).isEqualTo(CheckStep.TCP);
        }
    }

    @Test
    void examine_localAddress_isWhereItComesFrom() {
        try (ScriptedBroker broker = ScriptedBroker.start(Scripts::broker)) {
            Patient patient = Patient.at(Scheme.MQTT, broker.port());
            patient.options(patient.options()
                    .withNetwork(new NetworkOptions(
                            List.of(),
                            false,
                            "127.0.0.5",
                            null,
                            patient.options().network().webSocket())));

            assertThat(patient.examine().words(CheckStep.TCP)).contains("Socket: 127.0.0.5:");
        }
    }
}
