package io.topiary.core.mqtt;

import static io.topiary.core.mqtt.ConnectScene.assertProblem;
import static io.topiary.core.mqtt.ConnectScene.buttons;
import static io.topiary.core.mqtt.ConnectScene.note;
import static io.topiary.core.mqtt.ConnectScene.noteLookUp;
import static io.topiary.core.mqtt.ConnectScene.stalled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.testing.BlackHole;
import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What keeps a connection from coming about below MQTT, how it is called, and what is offered. */
class ConnectFailureTest {

    @Test
    void connect_portWithoutListener_isRefused() {
        int port = ScriptedBroker.deadPort();

        Failure failure = note("N1", "Nothing listens on the port", TestOptions.to(port));

        assertProblem(failure, TransportProblem.REFUSED, RetryPolicy.RETRY, "127.0.0.1 refused port " + port);
        assertThat(buttons(failure)).isEqualTo("Use 8883 with TLS | Use 1883 without encryption");
    }

    @Test
    void connect_blackHole_timesOut() throws Exception {
        try (BlackHole hole = new BlackHole()) {
            assertProblem(
                    note(
                            "N2",
                            "The host does not answer, 0.3 s allowed",
                            TestOptions.to(hole.port()).timeoutMillis(300)),
                    TransportProblem.NO_ANSWER,
                    RetryPolicy.RETRY,
                    "No answer from 127.0.0.1:" + hole.port() + " in 0.3 s");
        }
    }

    @Test
    void disconnect_whileDiallingABlackHole_isHeardAtOnce() throws Exception {
        try (BlackHole hole = new BlackHole();
                TestConnection connection = TestConnection.once(
                                TestOptions.to(hole.port()).timeoutMillis(60_000))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTING);
            noteCancel("N2", "Cancel while the host does not answer", connection);
        }
    }

    @Test
    void disconnect_whileTheResolverStalls_isHeardAtOnce() {
        try (TestConnection connection = TestConnection.resolving(
                        TestOptions.to("slow.invalid", 1883).timeoutMillis(60_000), host -> stalled())
                .connect()) {
            connection.awaitState(ConnectionState.RESOLVING);
            noteCancel("N3", "Cancel while the resolver stalls", connection);
        }
    }

    private static void noteCancel(String row, String stimulus, TestConnection connection) {
        long begun = System.nanoTime();
        connection.connection().disconnect();
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> connection.connection().status().state() == ConnectionState.DISCONNECTED);
        FaultBook.note(row, stimulus, "Disconnected", Duration.ofNanos(System.nanoTime() - begun));
    }

    @Test
    void connect_unknownHost_saysSo() {
        assertProblem(
                noteLookUp("The name does not exist", TestOptions.to("no-such-host.invalid", 1883), host -> {
                    throw new UnknownHostException(host);
                }),
                TransportProblem.UNKNOWN_HOST,
                RetryPolicy.RETRY,
                "Can't find “no-such-host.invalid”");
    }

    @Test
    void connect_hostWithoutAddress_saysSo() {
        assertProblem(
                noteLookUp(
                        "The name has no address", TestOptions.to("empty.invalid", 1883), host -> new InetAddress[0]),
                TransportProblem.UNKNOWN_HOST,
                RetryPolicy.RETRY,
                "Can't find “empty.invalid”");
    }

    @Test
    void connect_resolverSilent_timesOut() {
        assertProblem(
                noteLookUp(
                        "The resolver stalls, 0.4 s allowed",
                        TestOptions.to("slow.invalid", 1883).timeoutMillis(400),
                        host -> stalled()),
                TransportProblem.UNKNOWN_HOST,
                RetryPolicy.RETRY,
                "No answer from the DNS server about “slow.invalid” in 0.4 s");
    }
}
