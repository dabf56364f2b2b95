package io.topiary.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Qos;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Scheme;
import io.topiary.testing.BlackHole;
import io.topiary.testing.ScriptedBroker;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cancelling answers within a second, wherever the examination stands. */
class CancelTest {

    private static final int PATIENT_MILLIS = 60_000;

    /** Cancels when {@code step} is under way, and sees the end of it long before the step would end. */
    private static void cancelIn(CheckStep step, Patient patient) {
        List<Finding> told = new CopyOnWriteArrayList<>();
        Examination examination = patient.stepMillis(PATIENT_MILLIS).begin(told);
        await().until(() -> told.stream().anyMatch(each -> each.step() == step));

        examination.cancel();

        assertThatThrownBy(() -> examination.report().get(10, TimeUnit.SECONDS))
                .isInstanceOf(CancellationException.class);
        assertThat(told).noneMatch(each -> each.outcome() == Outcome.FAILED);
        assertThat(told.getLast().step()).isEqualTo(step);
    }

    @Test
    void cancel_resolverStalls_ends() {
        CountDownLatch never = new CountDownLatch(1);
        cancelIn(
                CheckStep.DNS,
                Patient.at(new BrokerAddress(Scheme.MQTT, "slow.example", 1883, ""))
                        .names(host -> {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            return List.of(InetAddress.getLoopbackAddress());
                        }));
        never.countDown();
    }

    @Test
    void cancel_blackHole_ends() throws Exception {
        try (BlackHole hole = new BlackHole()) {
            cancelIn(CheckStep.TCP, Patient.at(Scheme.MQTT, hole.port()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CheckStep.class,
            names = {"TLS", "WEB_SOCKET", "CONNECT"})
    void cancel_serverSilent_endsAndCloses(CheckStep step) {
        Scheme scheme = switch (step) {
            case TLS -> Scheme.MQTTS;
            case WEB_SOCKET -> Scheme.WS;
            default -> Scheme.MQTT;
        };
        CountDownLatch closed = new CountDownLatch(1);
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.listen();
            closed.countDown();
        })) {
            cancelIn(step, Patient.at(scheme, broker.port()));
            await().until(() -> closed.getCount() == 0);
        }
    }

    @Test
    void cancel_subscribeUnanswered_ends() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.packetOfType(1);
            client.send(Scripts.connAck5());
            client.listen();
        })) {
            cancelIn(CheckStep.SUBSCRIBE, Patient.at(Scheme.MQTT, broker.port()).subscribe("a", Qos.AT_MOST_ONCE));
        }
    }

    @Test
    void cancel_pingUnanswered_endsWithDisconnect() {
        CountDownLatch disconnected = new CountDownLatch(1);
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.packetOfType(1);
            client.send(Scripts.connAck5());
            client.packetOfType(14);
            disconnected.countDown();
        })) {
            cancelIn(CheckStep.PING, Patient.at(Scheme.MQTT, broker.port()));
            await().until(() -> disconnected.getCount() == 0);
        }
    }

    @Test
    void cancel_afterTheEnd_changesNothing() throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.start(Scripts::broker)) {
            Examination examination = Patient.at(Scheme.MQTT, broker.port()).begin(new CopyOnWriteArrayList<>());
            Report report = examination.report().get(10, TimeUnit.SECONDS);

            examination.cancel();

            assertThat(examination.report().get()).isEqualTo(report);
        }
    }
}
