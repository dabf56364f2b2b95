package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Qos;
import io.topiary.testing.BlackHole;
import io.topiary.testing.ScriptedBroker;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The state machine: retries, fall-back, and an end within a second whatever it waits for. */
class ReconnectTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static void assertDisconnectsAtOnce(TestConnection connection) {
        connection.connection().disconnect();
        await().atMost(AT_ONCE).until(() -> connection.connection().status().state() == ConnectionState.DISCONNECTED);
    }

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
            assertDisconnectsAtOnce(connection);
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
    void disconnect_whileResolving_isDoneAtOnce() {
        CountDownLatch never = new CountDownLatch(1);
        try (TestConnection connection = TestConnection.resolving(
                        TestOptions.to("slow.invalid", 1883).timeoutMillis(60_000), host -> {
                            awaitQuietly(never);
                            return new InetAddress[0];
                        })
                .connect()) {
            connection.awaitState(ConnectionState.RESOLVING);

            assertDisconnectsAtOnce(connection);
        }
    }

    @Test
    void disconnect_whileDialling_isDoneAtOnce() throws Exception {
        try (BlackHole hole = new BlackHole();
                TestConnection connection = TestConnection.once(
                                TestOptions.to(hole.port()).timeoutMillis(60_000))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTING);

            assertDisconnectsAtOnce(connection);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Scheme.class)
    void disconnect_whilePeerIsSilent_isDoneAtOnce(Scheme scheme) {
        try (ScriptedBroker broker = ScriptedBroker.start(ScriptedBroker.Conversation::stall);
                TestConnection connection = TestConnection.once(
                                TestOptions.to(broker.port()).scheme(scheme).timeoutMillis(60_000))
                        .connect()) {
            ConnectStep step =
                    scheme.tls() ? ConnectStep.TLS : scheme.webSocket() ? ConnectStep.WEB_SOCKET : ConnectStep.CONNECT;
            await().until(() -> connection.connection().status().step() == step);

            assertDisconnectsAtOnce(connection);
        }
    }

    @Test
    void disconnect_whileSubscribing_isDoneAtOnce() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    client.stall();
                });
                TestConnection connection = TestConnection.once(TestOptions.to(broker.port())
                                .timeoutMillis(60_000)
                                .subscribe("#", Qos.AT_MOST_ONCE))
                        .connect()) {
            connection.awaitState(ConnectionState.SUBSCRIBING);

            assertDisconnectsAtOnce(connection);
        }
    }

    @Test
    void disconnect_whileWaiting_isDoneAtOnce() {
        try (TestConnection connection =
                TestConnection.once(TestOptions.to(ScriptedBroker.deadPort())).connect()) {
            connection.awaitState(ConnectionState.WAITING);

            assertDisconnectsAtOnce(connection);
        }
    }

    @Test
    void close_whileConnected_sendsDisconnectAndTellsNothingMore() throws Exception {
        CountDownLatch disconnected = new CountDownLatch(1);
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            Packets.welcome(client, ProtocolVersion.V5);
            client.packetOfType(14);
            disconnected.countDown();
        })) {
            TestConnection connection =
                    TestConnection.once(TestOptions.to(broker.port())).connect();
            connection.awaitState(ConnectionState.CONNECTED);

            connection.close();

            assertThat(disconnected.await(1, TimeUnit.SECONDS)).isTrue();
            assertThat(connection.listener().states()).endsWith(ConnectionState.CONNECTED);
        }
    }

    @Test
    void connect_manyTimes_leavesNoThreads() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            Packets.welcome(client, ProtocolVersion.V5);
            client.listen();
        })) {
            for (int i = 0; i < 20; i++) {
                try (TestConnection connection = TestConnection.once(TestOptions.to("localhost", broker.port()))
                        .connect()) {
                    connection.awaitState(ConnectionState.CONNECTED);
                    assertDisconnectsAtOnce(connection);
                }
            }

            await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("topiary-") && name.contains("localhost")));
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

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
