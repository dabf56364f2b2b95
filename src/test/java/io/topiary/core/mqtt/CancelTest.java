package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Qos;
import io.topiary.testing.ScriptedBroker;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** "Stop" and "now" in every state that a connection can be in. */
class CancelTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final CountDownLatch never = new CountDownLatch(1);

    /** A connection that stays in {@code state}. */
    private TestConnection in(ConnectionState state, ScriptedBroker broker) {
        TestOptions options = TestOptions.to(broker.port()).timeoutMillis(60_000);
        return switch (state) {
            case DISCONNECTED -> TestConnection.once(options);
            case RESOLVING ->
                TestConnection.resolving(TestOptions.to("slow.invalid", 1883).timeoutMillis(60_000), host -> {
                            var _ = awaitQuietly();
                            return new InetAddress[0];
                        })
                        .connect();
            case CONNECTING, CONNECTED, WAITING, FAILED ->
                TestConnection.once(options).connect();
            case SUBSCRIBING ->
                TestConnection.once(options.subscribe("#", Qos.AT_MOST_ONCE)).connect();
        };
    }

    private boolean awaitQuietly() {
        try {
            return never.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ScriptedBroker broker(ConnectionState state) {
        return ScriptedBroker.start(client -> {
            client.packetOfType(1);
            switch (state) {
                case SUBSCRIBING, CONNECTED -> client.send(Packets.connAck(ProtocolVersion.V5, 0));
                case WAITING -> client.send(Packets.connAck(ProtocolVersion.V5, 0x88));
                case FAILED -> client.send(Packets.connAck(ProtocolVersion.V5, 0x87));
                case DISCONNECTED, RESOLVING, CONNECTING -> {
                    // silent
                }
            }
            client.stall();
        });
    }

    @ParameterizedTest
    @EnumSource(ConnectionState.class)
    void disconnect_inEveryState_isDoneWithinASecond(ConnectionState state) {
        try (ScriptedBroker broker = broker(state);
                TestConnection connection = in(state, broker)) {
            connection.awaitState(state);
            connection.connection().disconnect();

            await().atMost(AT_ONCE)
                    .until(() -> connection.connection().status().state() == ConnectionState.DISCONNECTED);
        } finally {
            never.countDown();
        }
    }

    @ParameterizedTest
    @EnumSource(ConnectionState.class)
    void close_inEveryState_returnsSoon(ConnectionState state) {
        try (ScriptedBroker broker = broker(state)) {
            TestConnection connection = in(state, broker);
            connection.awaitState(state);
            long start = System.nanoTime();
            connection.close();

            assertThat(NotedFault.since(start)).isLessThan(Duration.ofSeconds(3));
        } finally {
            never.countDown();
        }
    }

    @Test
    void connect_whileWaiting_isNowAndStopsTheClock() {
        try (ScriptedBroker broker = broker(ConnectionState.WAITING);
                TestConnection connection = in(ConnectionState.WAITING, broker)) {
            connection.awaitState(ConnectionState.WAITING);
            connection.connect();
            await().until(() -> broker.clients() == 2);
            ConnectionStatus status = connection.awaitState(ConnectionState.WAITING);

            assertThat(status.attempt()).isEqualTo(3);
        }
    }
}
