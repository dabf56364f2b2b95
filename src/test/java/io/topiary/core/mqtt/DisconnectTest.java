package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Qos;
import io.topiary.testing.BlackHole;
import io.topiary.testing.ScriptedBroker;
import java.net.InetAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The end of a connection: within a second, whatever it waits for, and complete. */
class DisconnectTest {

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

            connection.assertDisconnectsAtOnce();
        }
    }

    @Test
    void disconnect_whileDialling_isDoneAtOnce() throws Exception {
        try (BlackHole hole = new BlackHole();
                TestConnection connection = TestConnection.once(
                                TestOptions.to(hole.port()).timeoutMillis(60_000))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTING);

            connection.assertDisconnectsAtOnce();
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

            connection.assertDisconnectsAtOnce();
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

            connection.assertDisconnectsAtOnce();
        }
    }

    @Test
    void disconnect_whileWaiting_isDoneAtOnce() {
        try (TestConnection connection =
                TestConnection.once(TestOptions.to(ScriptedBroker.deadPort())).connect()) {
            connection.awaitState(ConnectionState.WAITING);

            connection.assertDisconnectsAtOnce();
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
                    connection.assertDisconnectsAtOnce();
                }
            }

            await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("topiary-") && name.contains("localhost")));
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
