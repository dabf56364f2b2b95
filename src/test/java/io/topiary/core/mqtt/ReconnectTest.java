package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Qos;
import io.topiary.testing.ScriptedBroker;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The state machine: what it goes through, retries and fall-back. */
class ReconnectTest {

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void connect_happyPath_walksThroughTheStates(ProtocolVersion version) {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, version);
                    Packets.subAck(client, version, 1, version == ProtocolVersion.V5 ? 0x87 : 0x80);
                    client.listen();
                });
                TestConnection connection = TestConnection.once(TestOptions.to(broker.port())
                                .protocol(ConnectScene.choice(version))
                                .subscribe("a/#", Qos.AT_LEAST_ONCE)
                                .subscribe("secret/#", Qos.AT_MOST_ONCE))
                        .connect()) {
            ConnectionStatus status = connection.awaitState(ConnectionState.CONNECTED);

            assertThat(connection.listener().statuses())
                    .extracting(told -> told.state() + (told.step() == null ? "" : " " + told.step()))
                    .containsExactly("RESOLVING", "CONNECTING TCP", "CONNECTING CONNECT", "SUBSCRIBING", "CONNECTED");
            assertThat(status.subscriptions())
                    .satisfiesExactly(
                            granted -> assertThat(granted)
                                    .isInstanceOfSatisfying(
                                            SubscribeOutcome.Granted.class,
                                            outcome -> assertThat(outcome.qos()).isEqualTo(Qos.AT_LEAST_ONCE)),
                            refused -> assertThat(refused)
                                    .isInstanceOfSatisfying(
                                            SubscribeOutcome.Refused.class,
                                            outcome -> assertThat(TestConnection.words(
                                                            outcome.failure().what()))
                                                    .startsWith("Subscription “secret/#” refused: ")));
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void subAck_allRefused_staysConnected(ProtocolVersion version) {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, version);
                    Packets.subAck(client, version, 0x80);
                    client.listen();
                });
                TestConnection connection = TestConnection.once(TestOptions.to(broker.port())
                                .protocol(ConnectScene.choice(version))
                                .subscribe("#", Qos.AT_MOST_ONCE))
                        .connect()) {
            assertThat(connection.awaitState(ConnectionState.CONNECTED).subscriptions())
                    .hasOnlyElementsOfType(SubscribeOutcome.Refused.class);
        }
    }

    @Test
    void subAck_neverSent_timesOut() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    client.stall();
                });
                TestConnection connection = TestConnection.once(
                                TestOptions.to(broker.port()).timeoutMillis(300).subscribe("#", Qos.AT_MOST_ONCE))
                        .connect()) {
            assertThat(TestConnection.words(connection.awaitFailure())).contains("did not answer SUBSCRIBE in 0.3 s");
        }
    }

    @Test
    void subscribe_brokerWithoutWildcards_isRefusedHere() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    client.packetOfType(1);
                    client.send(0x20, 5, 0, 0, 2, 0x28, 0);
                    client.listen();
                });
                TestConnection connection = TestConnection.once(
                                TestOptions.to(broker.port()).subscribe("#", Qos.AT_MOST_ONCE))
                        .connect()) {
            ConnectionStatus status = connection.awaitState(ConnectionState.CONNECTED);

            assertThat(status.subscriptions())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            SubscribeOutcome.Refused.class,
                            refused -> assertThat(TestConnection.words(refused.failure()))
                                    .contains("Subscription “#” refused: no wildcards"));
        }
    }

    @ParameterizedTest
    @CsvSource({"V3_1_1 CONNACK, 2", "V5 CONNACK, 3"})
    void auto_brokerWithoutMqtt5_fallsBackOnceAndRemembers(String description, int length) {
        AtomicInteger connects = new AtomicInteger();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    int version = client.packetOfType(1)[8];
                    if (version == 5) {
                        connects.incrementAndGet();
                        client.send(length == 2 ? new byte[] {0x20, 2, 0, 1} : new byte[] {0x20, 3, 0, (byte) 0x84, 0});
                    } else {
                        client.send(Packets.connAck(ProtocolVersion.V3_1_1, 0));
                        client.listen();
                    }
                });
                TestConnection connection = TestConnection.once(
                                TestOptions.to(broker.port()).protocol(ProtocolChoice.AUTO))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            connection.assertDisconnectsAtOnce();
            connection.connect().awaitState(ConnectionState.CONNECTED);

            assertThat(connects).as(description).hasValue(1);
        }
    }

    @Test
    void lost_afterConnected_triesAgain() {
        AtomicInteger clients = new AtomicInteger();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    if (clients.incrementAndGet() >= 3) {
                        client.listen();
                    }
                });
                TestConnection connection =
                        TestConnection.eager(TestOptions.to(broker.port())).connect()) {
            await().until(() -> clients.get() == 3);
            connection.awaitState(ConnectionState.CONNECTED);

            assertThat(connection.listener().states())
                    .containsSequence(ConnectionState.WAITING, ConnectionState.RESOLVING, ConnectionState.CONNECTING);
            assertThat(connection.connection().status().attempt()).isEqualTo(3);
        }
    }

    @Test
    void retryFiveTimes_stopsAfterTheFifth() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    client.packetOfType(1);
                    client.send(Packets.connAck(ProtocolVersion.V5, 0x80));
                });
                TestConnection connection =
                        TestConnection.eager(TestOptions.to(broker.port())).connect()) {
            connection.awaitState(ConnectionState.FAILED);

            assertThat(broker.clients()).isEqualTo(6);
        }
    }

    @Test
    void wrongPassword_failsAtOnce() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    client.packetOfType(1);
                    client.send(Packets.connAck(ProtocolVersion.V5, 0x86));
                });
                TestConnection connection = TestConnection.eager(
                                TestOptions.to(broker.port()).login("u", "CANARY-1"))
                        .connect()) {
            connection.awaitState(ConnectionState.FAILED);

            assertThat(broker.clients()).isEqualTo(1);
            assertThat(connection.connection().status().toString()).doesNotContain("CANARY");
        }
    }

    @Test
    void takeOver_failsAtOnceAndNamesTheIdentifier() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    client.send(0xE0, 1, 0x8E);
                });
                TestConnection connection =
                        TestConnection.eager(TestOptions.to(broker.port())).connect()) {
            Failure failure = connection.awaitFailure();
            connection.awaitState(ConnectionState.FAILED);

            assertThat(TestConnection.words(failure))
                    .startsWith("Another client took over the identifier “topiary-test”");
        }
    }

    @Test
    void connect_whileWaiting_triesAtOnce() {
        AtomicInteger clients = new AtomicInteger();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    client.packetOfType(1);
                    if (clients.incrementAndGet() == 2) {
                        client.send(Packets.connAck(ProtocolVersion.V5, 0));
                        client.listen();
                    }
                });
                TestConnection connection =
                        TestConnection.once(TestOptions.to(broker.port())).connect()) {
            connection.awaitState(ConnectionState.WAITING);

            connection.connect().awaitState(ConnectionState.CONNECTED);
        }
    }

    @Test
    void backOff_doublesUpToTheLongest_withJitter() {
        RetryPlan plan = new RetryPlan(new BackOff(
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                new Random(7)));
        List<Long> floors = List.of(1000L, 2000L, 4000L, 8000L, 16_000L, 32_000L, 60_000L, 60_000L);

        for (long floor : floors) {
            OptionalLong delay = plan.after(RetryPolicy.RETRY);
            assertThat(delay.getAsLong()).isBetween(floor, floor * 12 / 10);
        }
        plan.wasUp(Duration.ofSeconds(29).toNanos());
        assertThat(plan.attempt()).isEqualTo(9);
        plan.wasUp(Duration.ofSeconds(30).toNanos());
        assertThat(plan.attempt()).isEqualTo(1);
        assertThat(plan.after(RetryPolicy.RETRY_SLOWLY).getAsLong()).isGreaterThanOrEqualTo(60_000L);
    }
}
