package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Being let in and thrown out again: by another client with the same identifier, or by the broker itself. */
class TakeOverTest {

    private static final Duration A_WHILE = Duration.ofMillis(400);

    /** Lets everybody in and closes after a while, as a broker does that lets another client take over. */
    private static ScriptedBroker.Script dropping(ProtocolVersion version) {
        return client -> {
            Packets.welcome(client, version);
            Packets.pause(A_WHILE);
        };
    }

    @Test
    void sessionTakenOver_stopsAndOffersANewIdentifier() {
        long start = System.nanoTime();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    client.send(0xE0, 1, 0x8E);
                });
                TestConnection connection =
                        TestConnection.eager(TestOptions.to(broker.port())).connect()) {
            connection.awaitState(ConnectionState.FAILED);
            Failure failure = connection.awaitFailure();
            FaultBook.note("N21", "DISCONNECT 0x8E: session taken over", failure, NotedFault.since(start));

            assertThat(failure.policy()).isEqualTo(RetryPolicy.ASK);
            assertThat(failure.remedies()).containsExactly(new Remedy.NewClientId());
            assertThat(broker.clients()).isEqualTo(1);
            connection.connect();
            await().until(() -> broker.clients() == 2);
            connection.awaitState(ConnectionState.FAILED);
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void dropped_withinSecondsThreeTimes_stopsAndNamesTheIdentifier(ProtocolVersion version) {
        long start = System.nanoTime();
        try (ScriptedBroker broker = ScriptedBroker.start(dropping(version));
                TestConnection connection = TestConnection.eager(
                                TestOptions.to(broker.port()).protocol(ConnectScene.choice(version)))
                        .connect()) {
            connection.awaitState(ConnectionState.FAILED);
            Failure failure = connection.awaitFailure();
            FaultBook.note(
                    "N21",
                    "MQTT " + version.label() + ": dropped without a word within seconds, three times in a row",
                    failure,
                    NotedFault.since(start));

            assertThat(broker.clients()).isEqualTo(TakeOverSigns.DROPS);
            assertThat(TestConnection.words(failure))
                    .contains("was dropped within seconds 3 times in a row")
                    .contains("another client uses the identifier “topiary-test”");
            assertThat(failure.policy()).isEqualTo(RetryPolicy.ASK);
            assertThat(failure.remedies()).containsExactly(new Remedy.NewClientId());
        }
    }

    @Test
    void dropped_withARefusalInBetween_isNoTakeOver() {
        AtomicInteger clients = new AtomicInteger();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    if (clients.incrementAndGet() % 3 == 0) {
                        client.packetOfType(1);
                        client.send(Packets.connAck(ProtocolVersion.V5, 0x88));
                    } else {
                        dropping(ProtocolVersion.V5).play(client);
                    }
                });
                TestConnection connection =
                        TestConnection.eager(TestOptions.to(broker.port())).connect()) {
            await().until(() -> clients.get() == 7);

            assertThat(connection.listener().states()).doesNotContain(ConnectionState.FAILED);
        }
    }

    @Test
    void letInAndKickedAtOnce_waitsLongerAndLongerAndLogsOneLineEach() {
        BackOff growing = new BackOff(
                Duration.ofMillis(2), Duration.ofMillis(64), Duration.ZERO, Duration.ofSeconds(30), new Random(1));
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(Course.class);
        logger.addAppender(log);
        logger.setLevel(Level.INFO);
        List<Long> arrivals = new CopyOnWriteArrayList<>();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    arrivals.add(System.nanoTime());
                });
                TestConnection connection = TestConnection.with(
                                TestOptions.to(broker.port()), growing, TestConnection.still())
                        .connect()) {
            long start = System.nanoTime();
            await().until(() -> arrivals.size() >= 9);
            FaultBook.note(
                    "N15",
                    "A broker lets everybody in and kicks at once",
                    connection.awaitFailure(),
                    NotedFault.since(start));
            connection.connection().disconnect();
            connection.awaitState(ConnectionState.DISCONNECTED);

            long waits = connection.listener().states().stream()
                    .filter(state -> state == ConnectionState.WAITING)
                    .count();
            assertThat(arrivals.get(8) - arrivals.get(7))
                    .as("the delay has grown from 2 to 64 ms")
                    .isGreaterThan(Duration.ofMillis(60).toNanos());
            assertThat(log.list).hasSize((int) waits);
            assertThat(connection.listener().states()).doesNotContain(ConnectionState.FAILED);
        } finally {
            logger.setLevel(null);
            logger.detachAppender(log);
        }
    }

    @Test
    void signs_ofLongConnections_areForgotten() {
        TakeOverSigns signs = new TakeOverSigns();
        Failure lost = new Failure.Transport(
                new FailureWords(TestOptions.to(1).build(), ProtocolVersion.V5)
                        .local("notConnected")
                        .explanation(),
                TransportProblem.LOST,
                "");
        long seconds = Duration.ofSeconds(2).toNanos();

        assertThat(signs.completedBy(lost, seconds)).isFalse();
        assertThat(signs.completedBy(lost, seconds)).isFalse();
        assertThat(signs.completedBy(lost, Duration.ofMinutes(1).toNanos())).isFalse();
        assertThat(signs.completedBy(lost, seconds)).isFalse();
        assertThat(signs.completedBy(lost, seconds)).isFalse();
        assertThat(signs.completedBy(lost, seconds)).isTrue();
    }
}
