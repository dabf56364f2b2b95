package io.topiary.core.mqtt;

import static io.topiary.core.mqtt.TlsScene.broker;
import static io.topiary.core.mqtt.TlsScene.mqtts;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.TestCertificates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS with the wrong partner, and what is offered then. */
class TlsFailureTest {

    private static final TestCertificates AUTHORITY = TestCertificates.authority("CN=Test CA");

    @TempDir
    Path folder;

    private static Failure.Transport failureOf(TestOptions options) {
        try (TestConnection connection = TestConnection.once(options).connect()) {
            return (Failure.Transport) connection.awaitFailure();
        }
    }

    private static void assertProblem(Failure.Transport failure, TransportProblem problem, String words) {
        assertThat(failure.problem() + " " + TestConnection.words(failure))
                .startsWith(problem + " ")
                .contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void connect_trustedAuthority_connectsAndTellsTheVersion(String version) {
        Path ca = TestCertificates.pem(folder.resolve("ca.pem"), AUTHORITY.certificate());
        try (ScriptedBroker broker = broker(
                        AUTHORITY.issue("localhost", "127.0.0.1"),
                        AUTHORITY,
                        socket -> socket.setEnabledProtocols(new String[] {version}));
                TestConnection connection = TestConnection.once(
                                mqtts(broker.port()).tls(TlsScene.trusting(ca)))
                        .connect()) {
            BrokerLimits limits =
                    connection.awaitState(ConnectionState.CONNECTED).limits();

            assertThat(limits).extracting(BrokerLimits::tlsVersion).isEqualTo(version);
            assertThat(connection.listener().statuses())
                    .extracting(ConnectionStatus::step)
                    .containsSubsequence(ConnectStep.TCP, ConnectStep.TLS, ConnectStep.CONNECT);
        }
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.1 400 Bad Request", "SSH-2.0-OpenSSH_9.2p1"})
    void connect_plainTextServer_isDecoded(String banner) {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.in().read();
            client.send((banner + "\r\n").getBytes(StandardCharsets.US_ASCII));
            client.listen();
        })) {
            Failure.Transport failure = failureOf(mqtts(broker.port()));

            assertProblem(failure, TransportProblem.NOT_TLS, "does not use TLS");
            assertThat(TestConnection.words(failure.why())).contains("“" + banner + "”");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Scheme.class,
            names = {"MQTTS", "WSS"})
    void connect_closedDuringHandshake_saysSo(Scheme scheme) {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> client.in().read())) {
            assertProblem(
                    failureOf(mqtts(broker.port()).scheme(scheme)),
                    TransportProblem.CLOSED_DURING_TLS,
                    "closed the connection during the TLS handshake");
        }
    }

    @Test
    void connect_handshakeStalls_timesOut() {
        try (ScriptedBroker broker = ScriptedBroker.start(ScriptedBroker.Conversation::stall)) {
            assertProblem(
                    failureOf(mqtts(broker.port()).timeoutMillis(3_000)),
                    TransportProblem.NO_ANSWER,
                    "No answer to the TLS handshake");
        }
    }

    @Test
    void connect_plainToTlsPort_looksLikeTls() {
        try (ScriptedBroker broker = broker(AUTHORITY.issue("127.0.0.1"))) {
            assertProblem(
                    failureOf(TestOptions.to(broker.port())), TransportProblem.LOOKS_LIKE_TLS, "looks like a TLS port");
        }
    }
}
