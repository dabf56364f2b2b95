package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a connection does when the computer wakes up or finds itself in another network. */
class WakeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicLong wallMillis = new AtomicLong(1_000_000);
    private final Surroundings surroundings = new Surroundings(wallMillis::get, () -> 0, Set::of);

    private void sleepAnHour() {
        wallMillis.addAndGet(Duration.ofHours(1).toMillis());
    }

    private TestConnection connect(ScriptedBroker broker) {
        return TestConnection.with(
                        TestOptions.to(broker.port()).keepAliveSeconds(600),
                        TestConnection.every(Duration.ofHours(1)),
                        surroundings)
                .connect();
    }

    @Test
    void wake_whileWaiting_triesOnceAtOnce() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    client.packetOfType(1);
                    client.send(Packets.connAck(ProtocolVersion.V5, 0x88));
                });
                TestConnection connection = connect(broker)) {
            connection.awaitState(ConnectionState.WAITING);
            long start = System.nanoTime();
            sleepAnHour();

            await().atMost(PATIENCE).until(() -> broker.clients() == 2);
            FaultBook.note(
                    "N16",
                    "The computer wakes up while the next attempt is an hour away",
                    "(it is made at once, and once)",
                    NotedFault.since(start));
            connection.awaitState(ConnectionState.WAITING);
            await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> broker.clients() == 2);
        }
    }

    @Test
    void wake_whileConnected_asksTheBrokerOnceAndStays() {
        AtomicInteger pings = new AtomicInteger();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    while (true) {
                        client.packetOfType(12);
                        pings.incrementAndGet();
                        client.send(0xD0, 0);
                    }
                });
                TestConnection connection = connect(broker)) {
            connection.awaitState(ConnectionState.CONNECTED);
            sleepAnHour();

            await().atMost(PATIENCE).until(() -> pings.get() == 1);
            await().during(Duration.ofSeconds(7))
                    .atMost(PATIENCE)
                    .until(() -> connection.connection().status().state() == ConnectionState.CONNECTED
                            && pings.get() == 1
                            && broker.clients() == 1);
        }
    }

    @Test
    void wake_linkIsDead_connectsAnew() {
        AtomicInteger clients = new AtomicInteger();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    if (clients.incrementAndGet() == 1) {
                        client.stall();
                    }
                    client.listen();
                });
                TestConnection connection = TestConnection.with(
                                TestOptions.to(broker.port()).keepAliveSeconds(600),
                                TestConnection.every(Duration.ofMillis(2)),
                                surroundings)
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            long start = System.nanoTime();
            sleepAnHour();

            await().atMost(PATIENCE).until(() -> clients.get() == 2);
            ConnectionStatus lost = connection.listener().statuses().stream()
                    .filter(status -> status.state() == ConnectionState.WAITING)
                    .findFirst()
                    .orElseThrow();
            FaultBook.note(
                    "N16",
                    "The computer wakes up and the link has died in its sleep",
                    Objects.requireNonNull(lost.failure()),
                    NotedFault.since(start));
            connection.awaitState(ConnectionState.CONNECTED);
            assertThat(clients).hasValue(2);
        }
    }
}
