package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.tls.ClientCertificate;
import io.topiary.core.tls.Relaxations;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.TestCertificates;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS: who is trusted, and how a failure is called. */
class TlsFailureTest {

    @TempDir
    Path folder;

    private final TestCertificates authority = TestCertificates.authority("CN=Test CA");

    private TlsOptions tls(@Nullable Path ca, boolean allowWrongName) {
        return TlsOptions.DEFAULT
                .withTrust(Trust.ofFile(ca))
                .withRelaxations(new Relaxations(false, allowWrongName, false));
    }

    private Path ca() {
        return TestCertificates.pem(folder.resolve("ca.pem"), authority.certificate());
    }

    private ScriptedBroker broker(TestCertificates.Identity identity, String... protocols) throws Exception {
        return broker(identity, false, protocols);
    }

    private ScriptedBroker broker(TestCertificates.Identity identity, boolean needClient, String... protocols)
            throws Exception {
        SSLServerSocket socket = (SSLServerSocket) TestCertificates.serverContext(identity, authority)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setNeedClientAuth(needClient);
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        return ScriptedBroker.on(socket, client -> {
            Packets.welcome(client, ProtocolVersion.V5);
            client.listen();
        });
    }

    private static TestOptions mqtts(int port) {
        return TestOptions.to(port).scheme(Scheme.MQTTS);
    }

    private static Failure.Transport failureOf(TestOptions options) {
        try (TestConnection connection = TestConnection.once(options).connect()) {
            return (Failure.Transport) connection.awaitFailure();
        }
    }

    private static void assertProblem(Failure.Transport failure, TransportProblem problem, String words) {
        assertThat(failure.problem() + " " + failure.policy() + " " + TestConnection.words(failure))
                .startsWith(problem + " ")
                .contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void connect_trustedAuthority_connectsAndTellsTheVersion(String version) throws Exception {
        try (ScriptedBroker broker = broker(authority.issue("localhost", "127.0.0.1"), version);
                TestConnection connection = TestConnection.once(
                                mqtts(broker.port()).tls(tls(ca(), false)))
                        .connect()) {
            BrokerLimits limits =
                    connection.awaitState(ConnectionState.CONNECTED).limits();

            assertThat(limits).extracting(BrokerLimits::tlsVersion).isEqualTo(version);
            assertThat(connection.listener().statuses())
                    .extracting(ConnectionStatus::step)
                    .containsSubsequence(ConnectStep.TCP, ConnectStep.TLS, ConnectStep.CONNECT);
        }
    }

    @Test
    void connect_unknownAuthority_isUntrustedWithIssuerAndFingerprint() throws Exception {
        try (ScriptedBroker broker = broker(authority.issue("127.0.0.1"))) {
            Failure.Transport failure = failureOf(mqtts(broker.port()));

            assertProblem(failure, TransportProblem.UNTRUSTED_CERTIFICATE, "is not trusted");
            assertThat(failure.policy()).isEqualTo(RetryPolicy.STOP);
            assertThat(TestConnection.words(failure.why()))
                    .contains("“CN=Test CA”")
                    .containsPattern("([0-9A-F]{2}:){31}");
        }
    }

    @Test
    void connect_otherAuthorityOfTheSameName_isUntrusted() throws Exception {
        TestCertificates impostor = TestCertificates.authority("CN=Test CA");
        try (ScriptedBroker broker = broker(impostor.issue("127.0.0.1"))) {
            assertProblem(
                    failureOf(mqtts(broker.port()).tls(tls(ca(), false))),
                    TransportProblem.UNTRUSTED_CERTIFICATE,
                    "is not trusted");
        }
    }

    @ParameterizedTest
    @CsvSource({"-30, has expired", "30, is not valid yet"})
    void connect_certificateOutOfItsTime_saysSo(int days, String words) throws Exception {
        try (ScriptedBroker broker = broker(authority.issue(days, "127.0.0.1"))) {
            assertProblem(
                    failureOf(mqtts(broker.port()).tls(tls(ca(), false))), TransportProblem.EXPIRED_CERTIFICATE, words);
        }
    }

    @Test
    void connect_expiredCertificateThatIsItselfTrusted_isRefused() throws Exception {
        TestCertificates.Identity identity = authority.issue(-30, "127.0.0.1");
        Path pinned = TestCertificates.pem(folder.resolve("pinned.pem"), identity.certificate());
        try (ScriptedBroker broker = broker(identity)) {
            assertProblem(
                    failureOf(mqtts(broker.port()).tls(tls(pinned, false))),
                    TransportProblem.EXPIRED_CERTIFICATE,
                    "has expired");
        }
    }

    @Test
    void connect_wrongName_listsTheNames() throws Exception {
        try (ScriptedBroker broker = broker(authority.issue("broker.example", "mqtt.example"))) {
            assertProblem(
                    failureOf(mqtts(broker.port()).tls(tls(ca(), false))),
                    TransportProblem.WRONG_NAME,
                    "The certificate is for “broker.example, mqtt.example”, not for “127.0.0.1”");
        }
    }

    @Test
    void connect_wrongNameAllowed_connectsButStillChecksTheAuthority() throws Exception {
        try (ScriptedBroker broker = broker(authority.issue("broker.example"))) {
            assertProblem(
                    failureOf(mqtts(broker.port()).tls(tls(null, true))),
                    TransportProblem.UNTRUSTED_CERTIFICATE,
                    "is not trusted");
            try (TestConnection connection = TestConnection.once(
                            mqtts(broker.port()).tls(tls(ca(), true)))
                    .connect()) {
                connection.awaitState(ConnectionState.CONNECTED);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void connect_clientCertificateMissing_saysSo(String version) throws Exception {
        try (ScriptedBroker broker = broker(authority.issue("127.0.0.1"), true, version)) {
            Failure.Transport failure = failureOf(mqtts(broker.port()).tls(tls(ca(), false)));

            assertThat(failure.problem())
                    .isIn(
                            TransportProblem.CLIENT_CERTIFICATE_REQUIRED,
                            TransportProblem.CLIENT_CERTIFICATE_REJECTED,
                            TransportProblem.TLS_NEGOTIATION);
            assertThat(TestConnection.words(failure)).contains("client certificate");
        }
    }

    @Test
    void connect_clientCertificate_isSent() throws Exception {
        TestCertificates.Identity client = authority.issue("client");
        Path certificate = TestCertificates.pem(folder.resolve("client.pem"), client.certificate());
        Path key =
                TestCertificates.pem(folder.resolve("client.key"), client.keys().getPrivate());
        TlsOptions options = TlsOptions.DEFAULT
                .withTrust(Trust.ofFile(ca()))
                .withClient(new ClientCertificate(certificate, key, null));
        try (ScriptedBroker broker = broker(authority.issue("127.0.0.1"), true);
                TestConnection connection =
                        TestConnection.once(mqtts(broker.port()).tls(options)).connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
        }
    }

    @Test
    void connect_clientCertificateOfAnotherAuthority_isRejected() throws Exception {
        TestCertificates.Identity client =
                TestCertificates.authority("CN=Other").issue("client");
        Path certificate = TestCertificates.pem(folder.resolve("client.pem"), client.certificate());
        Path key =
                TestCertificates.pem(folder.resolve("client.key"), client.keys().getPrivate());
        TlsOptions options = TlsOptions.DEFAULT
                .withTrust(Trust.ofFile(ca()))
                .withClient(new ClientCertificate(certificate, key, null));
        try (ScriptedBroker broker = broker(authority.issue("127.0.0.1"), true)) {
            assertThat(TestConnection.words(failureOf(mqtts(broker.port()).tls(options))))
                    .contains("client certificate");
        }
    }

    @Test
    void connect_noCommonVersion_saysSo() throws Exception {
        TlsOptions only13 = TlsOptions.DEFAULT.withTrust(Trust.ofFile(ca())).withProtocols(List.of("TLSv1.3"));
        try (ScriptedBroker broker = broker(authority.issue("127.0.0.1"), "TLSv1.2")) {
            assertProblem(
                    failureOf(mqtts(broker.port()).tls(only13)),
                    TransportProblem.TLS_NEGOTIATION,
                    "No TLS version in common");
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
                    failureOf(mqtts(broker.port()).timeoutMillis(500)),
                    TransportProblem.NO_ANSWER,
                    "No answer to the TLS handshake");
        }
    }

    @Test
    void connect_plainToTlsPort_looksLikeTls() throws Exception {
        try (ScriptedBroker broker = broker(authority.issue("127.0.0.1"))) {
            assertProblem(
                    failureOf(TestOptions.to(broker.port())), TransportProblem.LOOKS_LIKE_TLS, "looks like a TLS port");
        }
    }

    @Test
    void connect_keyFileMissing_isNamedBeforeDialling() {
        TlsOptions options = TlsOptions.DEFAULT
                .withTrust(Trust.ofFile(ca()))
                .withClient(new ClientCertificate(folder.resolve("none.pem"), null, null));
        try (TestConnection connection = TestConnection.once(
                        mqtts(ScriptedBroker.deadPort()).tls(options))
                .connect()) {
            Failure failure = connection.awaitFailure();

            assertThat(failure).isInstanceOf(Failure.Local.class);
            assertThat(TestConnection.words(failure)).startsWith("Can't find “" + folder.resolve("none.pem") + "”");
        }
    }
}
