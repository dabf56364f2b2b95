package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.testing.FaultBook;
import io.topiary.testing.Mosquitto;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions, take-overs and lost links with a real mosquitto. */
class MosquittoSessionIT {

    private static final int AWAY = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static TestOptions keeping(int port, ProtocolVersion version) {
        return TestOptions.to(port)
                .protocol(ConnectScene.choice(version))
                .clientId("keeper")
                .session(session -> session.with(false, 60).withExpiry(3_600))
                .subscribe("t/#", Qos.AT_LEAST_ONCE);
    }

    private static void publish(TestConnection publisher, int from, int to) {
        List<CompletableFuture<PublishOutcome>> outcomes = IntStream.rangeClosed(from, to)
                .mapToObj(number -> publisher
                        .connection()
                        .publish(PublishRequest.of(
                                Topic.of("t/" + number % 7),
                                String.valueOf(number).getBytes(StandardCharsets.UTF_8),
                                Qos.AT_LEAST_ONCE,
                                false)))
                .toList();
        await().atMost(PATIENCE).until(() -> outcomes.stream().allMatch(CompletableFuture::isDone));
        assertThat(outcomes)
                .extracting(CompletableFuture::join)
                .allMatch(outcome -> outcome instanceof PublishOutcome.Acknowledged);
    }

    private static List<Integer> received(TestConnection connection) {
        return connection.listener().messages().stream()
                .map(message -> Integer.parseInt(message.text()))
                .toList();
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void resumedSession_getsAllThatCameMeanwhileOnce(ProtocolVersion version) {
        try (Mosquitto broker = Mosquitto.start();
                TestConnection publisher = TestConnection.once(
                                TestOptions.to(broker.port()).clientId("publisher"))
                        .connect();
                TestConnection keeper =
                        TestConnection.once(keeping(broker.port(), version)).connect()) {
            publisher.awaitState(ConnectionState.CONNECTED);
            keeper.awaitState(ConnectionState.CONNECTED);
            publish(publisher, 1, 10);
            await().until(() -> received(keeper).size() == 10);
            keeper.connection().disconnect();
            keeper.awaitState(ConnectionState.DISCONNECTED);
            publish(publisher, 11, AWAY);
            keeper.connect();

            await().atMost(PATIENCE).until(() -> received(keeper).size() >= AWAY);
            assertThat(received(keeper)).containsExactlyInAnyOrderElementsOf(upTo(AWAY));
            assertThat(keeper.connection().status().limits())
                    .extracting(BrokerLimits::sessionPresent)
                    .isEqualTo(true);
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void resumedSession_linkWasCut_getsAllOnce(ProtocolVersion version) throws Exception {
        try (Mosquitto broker = Mosquitto.start();
                Relay relay = new Relay(broker.port());
                TestConnection publisher = TestConnection.once(
                                TestOptions.to(broker.port()).clientId("publisher"))
                        .connect();
                TestConnection keeper =
                        TestConnection.once(keeping(relay.port(), version)).connect()) {
            publisher.awaitState(ConnectionState.CONNECTED);
            keeper.awaitState(ConnectionState.CONNECTED);
            publish(publisher, 1, 10);
            await().until(() -> received(keeper).size() == 10);
            relay.cut();
            keeper.awaitState(ConnectionState.WAITING);
            publish(publisher, 11, AWAY);
            keeper.connect();

            await().atMost(PATIENCE).until(() -> received(keeper).size() >= AWAY);
            assertThat(received(keeper)).containsExactlyInAnyOrderElementsOf(upTo(AWAY));
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void sameIdentifier_twice_oneOfThemStopsAndSaysWhy(ProtocolVersion version) {
        BackOff half = TestConnection.every(Duration.ofMillis(500));
        try (Mosquitto broker = Mosquitto.start();
                TestConnection first = TestConnection.with(
                                TestOptions.to(broker.port()).protocol(ConnectScene.choice(version)),
                                half,
                                TestConnection.still())
                        .connect()) {
            first.awaitState(ConnectionState.CONNECTED);
            long start = System.nanoTime();
            try (TestConnection second = TestConnection.with(
                            TestOptions.to(broker.port()).protocol(ConnectScene.choice(version)),
                            half,
                            TestConnection.still())
                    .connect()) {
                await().atMost(PATIENCE)
                        .until(() -> List.of(first, second).stream()
                                .anyMatch(each -> each.connection().status().state() == ConnectionState.FAILED));
                TestConnection stopped = first.connection().status().state() == ConnectionState.FAILED ? first : second;
                Failure failure = stopped.awaitFailure();
                FaultBook.note(
                        "N21",
                        "mosquitto, MQTT " + version.label() + ": two clients with one identifier",
                        failure,
                        NotedFault.since(start));

                assertThat(TestConnection.words(failure)).contains("another client uses the identifier");
                (stopped == first ? second : first).awaitState(ConnectionState.CONNECTED);
            }
        }
    }

    @Test
    void brokerKilled_isNoticedWithinTwoSeconds() {
        try (Mosquitto broker = Mosquitto.start();
                TestConnection connection = TestConnection.eager(
                                TestOptions.to(broker.port()).subscribe("t", Qos.AT_LEAST_ONCE))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            long start = System.nanoTime();
            broker.kill();
            await().atMost(Duration.ofSeconds(2))
                    .until(() -> connection.connection().status().failure() != null);
            ConnectionStatus lost = connection.listener().statuses().stream()
                    .filter(status -> status.state() == ConnectionState.WAITING)
                    .findFirst()
                    .orElseThrow();
            Failure failure = Objects.requireNonNull(lost.failure());
            FaultBook.note("N12", "mosquitto is killed with SIGKILL", failure, NotedFault.since(start));

            assertThat(TestConnection.words(failure)).contains("was dropped");
            broker.restart();
            connection.awaitState(ConnectionState.CONNECTED);
        }
    }

    /** Passes bytes between a client and a server until it is cut. */
    private static final class Relay implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final int target;
        private final List<Socket> sockets = new CopyOnWriteArrayList<>();

        Relay(int target) throws IOException {
            this.target = target;
            Thread.ofPlatform().daemon().name("relay-accept").start(this::accept);
        }

        int port() {
            return server.getLocalPort();
        }

        /** Ends all connections with RST; new ones are let through. */
        void cut() throws IOException {
            for (Socket socket : sockets) {
                if (!socket.isClosed()) {
                    socket.setSoLinger(true, 0);
                    socket.close();
                }
            }
            sockets.clear();
        }

        @Override
        public void close() throws IOException {
            server.close();
            cut();
        }

        private void accept() {
            try {
                while (true) {
                    Socket client = server.accept();
                    Socket broker = new Socket(InetAddress.getLoopbackAddress(), target);
                    sockets.add(client);
                    sockets.add(broker);
                    Thread.ofPlatform().daemon().name("relay-out").start(() -> copy(client, broker));
                    Thread.ofPlatform().daemon().name("relay-in").start(() -> copy(broker, client));
                }
            } catch (IOException closed) {
                // the test is over
            }
        }

        private static void copy(Socket from, Socket to) {
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                in.transferTo(out);
            } catch (IOException cut) {
                // the other direction ends too
            }
        }
    }
}
