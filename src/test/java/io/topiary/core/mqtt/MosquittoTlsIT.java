package io.topiary.core.mqtt;

import static io.topiary.core.mqtt.TlsScene.connects;
import static io.topiary.core.mqtt.TlsScene.failure;
import static io.topiary.core.mqtt.TlsScene.trusting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.tls.ClientCertificate;
import io.topiary.core.tls.TlsOptions;
import io.topiary.testing.KeyFiles;
import io.topiary.testing.Mosquitto;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.TestCertificates;
import io.topiary.testing.TestCertificates.Identity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A real mosquitto with TLS that requires a client certificate and a password. */
class MosquittoTlsIT {

    private static final TestCertificates AUTHORITY = TestCertificates.authority("CN=Test CA");

    @TempDir
    Path folder;

    private final Identity revoked = AUTHORITY.issue("revoked");
    private Mosquitto broker;
    private int port;
    private int webSocketPort;
    private int expiredPort;

    @BeforeEach
    void startBroker() throws Exception {
        Mosquitto.assumeInstalled();
        Path passwords = folder.resolve("passwords");
        Process process =
                new ProcessBuilder("mosquitto_passwd", "-c", "-b", passwords.toString(), "ada", "p w").start();
        assertThat(process.waitFor()).isZero();
        String ca = "cafile " + TestCertificates.pem(folder.resolve("ca.pem"), AUTHORITY.certificate());
        String revocations = "crlfile " + AUTHORITY.revoke(folder.resolve("revoked.pem"), revoked.certificate());
        String[] good = files("server", AUTHORITY.issue("localhost"));
        String[] expired = files("expired", AUTHORITY.issue(-30, "localhost"));
        port = ScriptedBroker.deadPort();
        webSocketPort = ScriptedBroker.deadPort();
        expiredPort = ScriptedBroker.deadPort();
        String demand = "require_certificate true";
        broker = Mosquitto.start(
                "allow_anonymous false",
                "password_file " + passwords,
                "listener " + port + " 127.0.0.1",
                ca,
                good[0],
                good[1],
                demand,
                revocations,
                "listener " + webSocketPort + " 127.0.0.1",
                "protocol websockets",
                ca,
                good[0],
                good[1],
                demand,
                "listener " + expiredPort + " 127.0.0.1",
                expired[0],
                expired[1]);
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    private String[] files(String name, Identity identity) throws Exception {
        Path certificate = TestCertificates.pem(folder.resolve(name + ".pem"), identity.certificate());
        Path key = KeyFiles.write(folder.resolve(name + ".key"), identity.keys().getPrivate(), "PKCS#8");
        return new String[] {"certfile " + certificate, "keyfile " + key};
    }

    private TlsOptions ca() {
        return trusting(folder.resolve("ca.pem"));
    }

    private TlsOptions with(Identity client) throws Exception {
        Path certificate = TestCertificates.pem(folder.resolve("client.pem"), client.certificate());
        Path key = KeyFiles.write(folder.resolve("client.key"), client.keys().getPrivate(), "traditional");
        return ca().withClient(new ClientCertificate(certificate, key, null));
    }

    private TestOptions options(int to, TlsOptions tls) {
        return TestOptions.to("localhost", to)
                .scheme(Scheme.MQTTS)
                .timeoutMillis(9_000)
                .login("ada", "p w")
                .tls(tls);
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void connect_certificateAndPassword_publishesAndReceives(ProtocolVersion version) throws Exception {
        TestOptions options = options(port, with(AUTHORITY.issue("client")))
                .protocol(ConnectScene.choice(version))
                .subscribe("t", Qos.AT_LEAST_ONCE);
        try (TestConnection connection = TestConnection.once(options).connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            connection
                    .connection()
                    .publish(PublishRequest.of(
                            Topic.of("t"), "x".getBytes(StandardCharsets.UTF_8), Qos.AT_LEAST_ONCE, false))
                    .get(60, TimeUnit.SECONDS);

            await().until(() -> connection.listener().messages().size() == 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"RSA, 2048", "EC, 256", "Ed25519, 0"})
    void connect_eachKindOfKey_isAccepted(String algorithm, int bits) throws Exception {
        Identity client = AUTHORITY.order("client").keys(algorithm, bits).issue();
        Path certificate = TestCertificates.pem(folder.resolve("client.pem"), client.certificate());
        Path key = KeyFiles.write(folder.resolve("client.key"), client.keys().getPrivate(), "PKCS#8");
        connects(
                "T6",
                "mosquitto requires a client certificate, " + algorithm + " given",
                options(port, ca().withClient(new ClientCertificate(certificate, key, null))));
    }

    @Test
    void connect_overWebSocket_isCheckedTheSameWay() throws Exception {
        connects(
                "T6",
                "mosquitto over WebSocket requires a client certificate, one given",
                options(webSocketPort, with(AUTHORITY.issue("client")))
                        .scheme(Scheme.WSS)
                        .path("mqtt"));
    }

    @Test
    void connect_noClientCertificate_saysSo() {
        assertTold(
                failure("T5", "mosquitto requires a client certificate, none given", options(port, ca())),
                TransportProblem.CLIENT_CERTIFICATE_REQUIRED,
                "client certificate");
    }

    @Test
    void connect_clientCertificateThatIsRefused_saysSo() throws Exception {
        Identity other = TestCertificates.authority("CN=Other").issue("client");
        assertTold(
                failure("T5", "mosquitto, client certificate of another authority", options(port, with(other))),
                TransportProblem.CLIENT_CERTIFICATE_REJECTED,
                "issued by “CN=Other”");
        assertTold(
                failure("T5", "mosquitto, client certificate revoked", options(port, with(revoked))),
                TransportProblem.CLIENT_CERTIFICATE_REJECTED,
                "your client certificate");
        Identity expired = AUTHORITY.issue(-30, "client");
        assertTold(
                failure("T5", "mosquitto, client certificate expired", options(port, with(expired))),
                TransportProblem.CLIENT_CERTIFICATE_REJECTED,
                "which is out of its time");
    }

    private static void assertTold(Failure failure, TransportProblem problem, String words) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        Failure.Transport.class,
                        transport -> assertThat(transport.problem())
                                .as(transport.detail())
                                .isEqualTo(problem));
        assertThat(TestConnection.words(failure)).contains(words);
    }

    @Test
    void connect_wrongPassword_isNoFaultOfTls() throws Exception {
        try (TestConnection connection = TestConnection.once(
                        options(port, with(AUTHORITY.issue("client"))).login("ada", "guess"))
                .connect()) {
            assertThat(connection.awaitFailure()).isInstanceOf(Failure.Refused.class);
        }
    }

    @Test
    void connect_serverExpired_isRefused() {
        TlsScene.assertTold(
                failure("T1", "mosquitto with an expired certificate", options(expiredPort, ca())),
                TransportProblem.EXPIRED_CERTIFICATE,
                "The certificate of localhost has expired");
    }

    @Test
    void connect_byTheAddress_isRefused() throws Exception {
        TestOptions byAddress = TestOptions.to("127.0.0.1", port)
                .scheme(Scheme.MQTTS)
                .timeoutMillis(9_000)
                .tls(with(AUTHORITY.issue("client")));
        TlsScene.assertTold(
                failure("T3", "mosquitto with a certificate for localhost, connected by 127.0.0.1", byAddress),
                TransportProblem.WRONG_NAME,
                "The certificate is for “localhost”, not for “127.0.0.1”");
    }

    @Test
    void connect_systemTrustOnly_isRefused() {
        TlsScene.assertTold(
                failure("T2", "mosquitto with a certificate of a private authority", options(port, TlsOptions.DEFAULT)),
                TransportProblem.UNTRUSTED_CERTIFICATE,
                "is not trusted");
    }
}
