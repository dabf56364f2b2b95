package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A broker that is silent: at CONNECT until the time limit, later with a sign after one keep-alive and the end within two. */
class KeepAliveTest {

    private static final int KEEP_ALIVE_SECONDS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static TestOptions options(ScriptedBroker broker, ProtocolVersion version) {
        return TestOptions.to(broker.port())
                .protocol(ConnectScene.choice(version))
                .keepAliveSeconds(KEEP_ALIVE_SECONDS);
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void silent_peerIsGone_showsASignAndEndsWithinTwoKeepAlives(ProtocolVersion version) {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, version);
                    client.stall();
                });
                TestConnection connection =
                        TestConnection.once(options(broker, version)).connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            long start = System.nanoTime();

            await().atMost(PATIENCE)
                    .until(() -> connection.connection().status().stalling());
            ConnectionStatus stalling = connection.connection().status();
            String sign = TestConnection.words(stalling.notices().getFirst());
            FaultBook.note("N13", "The peer vanishes; keep-alive 2 s: the sign", sign, NotedFault.since(start));
            assertThat(stalling.state()).isEqualTo(ConnectionState.CONNECTED);
            assertThat(sign).isEqualTo("Nothing heard from the broker for more than 2 s");

            await().atMost(PATIENCE)
                    .until(() -> connection.connection().status().failure() != null);
            Failure failure = connection.awaitFailure();
            FaultBook.note("N13", "The peer vanishes; keep-alive 2 s: the end", failure, NotedFault.since(start));
            assertThat(TestConnection.words(failure)).contains("stalled");
            assertThat(failure.policy()).isEqualTo(RetryPolicy.RETRY);
            assertThat(connection.connection().status().stalling()).isFalse();
            assertThat(NotedFault.since(start))
                    .as("two keep-alives, and what this computer takes to notice")
                    .isLessThan(Duration.ofSeconds(2 * KEEP_ALIVE_SECONDS + 3));
        }
    }

    @Test
    void pingResp_neverSent_endsTheConnection() {
        AtomicInteger pings = new AtomicInteger();
        long start = System.nanoTime();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    while (true) {
                        client.packetOfType(12);
                        pings.incrementAndGet();
                    }
                });
                TestConnection connection =
                        TestConnection.once(options(broker, ProtocolVersion.V5)).connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            await().atMost(PATIENCE)
                    .until(() -> connection.connection().status().failure() != null);
            FaultBook.note("N14", "PINGRESP never comes", connection.awaitFailure(), NotedFault.since(start));

            assertThat(pings.get()).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void pingResp_unasked_isIgnored(ProtocolVersion version) {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, version);
                    client.send(0xD0, 0, 0xD0, 0, 0xD0, 0);
                    client.send(Packets.publish(version, "after", new byte[0]));
                    client.listen();
                });
                TestConnection connection =
                        TestConnection.once(options(broker, version)).connect()) {
            await().until(() -> connection.listener().messages().size() == 1);

            connection.awaitState(ConnectionState.CONNECTED);
            FaultBook.note("N14", "PINGRESP unasked", "(ignored)", Duration.ZERO);
        }
    }

    @Test
    void silent_brokerThatAnswersPings_showsNoSign() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    while (true) {
                        client.packetOfType(12);
                        client.send(0xD0, 0);
                    }
                });
                TestConnection connection = TestConnection.once(
                                options(broker, ProtocolVersion.V5).keepAliveSeconds(1))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);

            await().during(Duration.ofSeconds(4))
                    .atMost(PATIENCE)
                    .until(() -> connection.connection().status().state() == ConnectionState.CONNECTED);
        }
    }

    @Test
    void serverKeepAlive_overridesOurs() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    client.packetOfType(1);
                    client.send(Packets.connAck5(new byte[] {0x13, 0, 1}));
                    client.stall();
                });
                TestConnection connection = TestConnection.once(
                                options(broker, ProtocolVersion.V5).keepAliveSeconds(600))
                        .connect()) {
            assertThat(connection.awaitState(ConnectionState.CONNECTED).limits())
                    .extracting(BrokerLimits::keepAliveSeconds)
                    .isEqualTo(1);

            await().atMost(PATIENCE)
                    .until(() -> connection.connection().status().failure() != null);
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void connAck_neverComes_endsAtTheLimitInStepConnect(ProtocolVersion version) {
        long start = System.nanoTime();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    client.packetOfType(1);
                    client.stall();
                });
                TestConnection connection = TestConnection.once(
                                options(broker, version).timeoutMillis(1_500))
                        .connect()) {
            await().until(() -> connection.connection().status().step() == ConnectStep.CONNECT);
            Failure failure = connection.awaitFailure();
            FaultBook.note(
                    "N7",
                    "CONNACK never comes; limit 1.5 s, MQTT " + version.label(),
                    failure,
                    NotedFault.since(start));

            assertThat(TestConnection.words(failure)).contains("is open but did not answer CONNECT in 1.5 s");
            assertThat(failure.policy()).isEqualTo(RetryPolicy.RETRY);
        }
    }
}
