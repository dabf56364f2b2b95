package io.topiary.core.mqtt;

import static io.topiary.core.mqtt.TlsScene.connects;
import static io.topiary.core.mqtt.TlsScene.failure;
import static io.topiary.core.mqtt.TlsScene.mqtts;
import static io.topiary.core.mqtt.TlsScene.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Secret;
import io.topiary.core.tls.ClientCertificate;
import io.topiary.core.tls.TlsOptions;
import io.topiary.testing.KeyFiles;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.TestCertificates;
import io.topiary.testing.TestCertificates.Identity;
import java.nio.file.Path;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client's certificate: shown when asked for, and called by its name when it is the trouble. */
class TlsClientCertificateTest {

    private static final TestCertificates AUTHORITY = TestCertificates.authority("CN=Test CA");

    @TempDir
    Path folder;

    private TlsOptions ca() {
        return trusting(TestCertificates.pem(folder.resolve("ca.pem"), AUTHORITY.certificate()));
    }

    private TlsOptions with(Identity client, String keyFormat, @Nullable String password) throws Exception {
        Path certificate = TestCertificates.pem(
                folder.resolve("client.pem"), client.chain().toArray());
        Path key = KeyFiles.write(folder.resolve("client.key"), client.keys().getPrivate(), keyFormat);
        return ca().withClient(new ClientCertificate(certificate, key, password == null ? null : Secret.of(password)));
    }

    /** A broker that requires a client certificate of {@link #AUTHORITY}. */
    private static ScriptedBroker demanding(String version) {
        return TlsScene.broker(AUTHORITY.issue("127.0.0.1"), AUTHORITY, socket -> {
            socket.setEnabledProtocols(new String[] {version});
            socket.setNeedClientAuth(true);
        });
    }

    /** A broker that asks for a client certificate, and hangs up without a word when MQTT begins. */
    private static ScriptedBroker hangingUp() {
        SSLServerSocket socket =
                TlsScene.socket(AUTHORITY.issue("127.0.0.1"), AUTHORITY, 0, server -> server.setWantClientAuth(true));
        return ScriptedBroker.on(socket, client -> client.in().read());
    }

    private static void assertTold(Failure failure, TransportProblem problem, RetryPolicy policy, String words) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        Failure.Transport.class,
                        transport -> assertThat(transport.problem() + " " + transport.policy())
                                .as(transport.detail())
                                .isEqualTo(problem + " " + policy));
        assertThat(TestConnection.words(failure)).contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void connect_noneGiven_isToldToChooseOne(String version) {
        try (ScriptedBroker broker = demanding(version)) {
            assertTold(
                    failure(
                            "T5",
                            "Client certificate required, none given, " + version,
                            mqtts(broker.port()).tls(ca())),
                    TransportProblem.CLIENT_CERTIFICATE_REQUIRED,
                    RetryPolicy.STOP,
                    "requires a client certificate");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void connect_ofAnotherAuthority_isSentAndRejected(String version) throws Exception {
        Identity client = TestCertificates.authority("CN=Other").issue("client");
        try (ScriptedBroker broker = demanding(version)) {
            assertTold(
                    failure(
                            "T5",
                            "Client certificate of another authority, " + version,
                            mqtts(broker.port()).tls(with(client, "PKCS#8", null))),
                    TransportProblem.CLIENT_CERTIFICATE_REJECTED,
                    RetryPolicy.STOP,
                    "It was “CN=client”, issued by “CN=Other”");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void connect_expired_isNamed(String version) throws Exception {
        try (ScriptedBroker broker = demanding(version)) {
            assertTold(
                    failure(
                            "T5",
                            "Client certificate expired, " + version,
                            mqtts(broker.port()).tls(with(AUTHORITY.issue(-30, "client"), "PKCS#8", null))),
                    TransportProblem.CLIENT_CERTIFICATE_REJECTED,
                    RetryPolicy.STOP,
                    "rejected your client certificate, which is out of its time");
        }
    }

    @Test
    void connect_hungUpAfterAsking_noneGiven_isLikelyRequired() {
        try (ScriptedBroker broker = hangingUp()) {
            assertTold(
                    failure(
                            "T5",
                            "Broker closes right after the TLS 1.3 handshake, no client certificate given",
                            mqtts(broker.port()).tls(ca())),
                    TransportProblem.CLIENT_CERTIFICATE_REQUIRED,
                    RetryPolicy.RETRY_FIVE_TIMES,
                    "Likely it requires one");
        }
    }

    @Test
    void connect_hungUpAfterAsking_isLikelyRejected() throws Exception {
        try (ScriptedBroker broker = hangingUp()) {
            assertTold(
                    failure(
                            "T5",
                            "Broker closes right after the TLS 1.3 handshake, client certificate given",
                            mqtts(broker.port()).tls(with(AUTHORITY.issue("client"), "PKCS#8", null))),
                    TransportProblem.CLIENT_CERTIFICATE_REJECTED,
                    RetryPolicy.RETRY_FIVE_TIMES,
                    "Likely client certificate rejected");
        }
    }

    @Test
    void connect_keyOfAKindTheBrokerDoesNotTake_isNamed() throws Exception {
        Identity server = AUTHORITY.order("127.0.0.1").keys("RSA", 2048).issue();
        try (ScriptedBroker broker = TlsScene.broker(server, AUTHORITY, socket -> {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setSignatureSchemes(new String[] {"rsa_pss_rsae_sha256"});
            parameters.setNeedClientAuth(true);
            socket.setSSLParameters(parameters);
        })) {
            TestCertificates rsa =
                    TestCertificates.selfSigned("CN=RSA CA").keys("RSA", 2048).authority();
            Path file = TestCertificates.pem(folder.resolve("both.pem"), AUTHORITY.certificate(), rsa.certificate());
            TlsOptions options = with(AUTHORITY.issue("client"), "PKCS#8", null);
            assertTold(
                    failure(
                            "T5",
                            "Broker takes RSA certificates only, an elliptic one given",
                            mqtts(broker.port())
                                    .tls(options.withTrust(trusting(file).trust()))),
                    TransportProblem.CLIENT_CERTIFICATE_REJECTED,
                    RetryPolicy.STOP,
                    "none was sent");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, 2048, traditional, TLSv1.2",
        "RSA, 2048, PKCS#8 AES, TLSv1.3",
        "EC, 256, traditional, TLSv1.2",
        "EC, 384, traditional AES-256-CBC, TLSv1.3",
        "EC, 256, PKCS#8, TLSv1.3",
        "Ed25519, 0, PKCS#8, TLSv1.2",
        "Ed25519, 0, PKCS#8 AES, TLSv1.3"
    })
    void connect_keyOfEachKind_isAccepted(String algorithm, int bits, String format, String version) throws Exception {
        Identity client = AUTHORITY.order("client").keys(algorithm, bits).issue();
        try (ScriptedBroker broker = demanding(version)) {
            connects(
                    "T6",
                    "Client key " + algorithm + " in " + format,
                    mqtts(broker.port()).tls(with(client, format, format.contains("AES") ? KeyFiles.PASSWORD : null)));
        }
    }

    @Test
    void connect_certificateWithoutItsIntermediate_isSentAllTheSame() throws Exception {
        TestCertificates intermediate =
                AUTHORITY.orderAuthority("CN=Intermediate").authority();
        try (ScriptedBroker broker = demanding("TLSv1.3")) {
            connects(
                    "T5",
                    "Client certificate with its intermediate",
                    mqtts(broker.port()).tls(with(intermediate.issue("client"), "PKCS#8", null)));
            assertTold(
                    failure(
                            "T5",
                            "Client certificate without its intermediate",
                            mqtts(broker.port())
                                    .tls(with(intermediate.issue("client").alone(), "PKCS#8", null))),
                    TransportProblem.CLIENT_CERTIFICATE_REJECTED,
                    RetryPolicy.STOP,
                    "It was “CN=client”, issued by “CN=Intermediate”");
        }
    }
}
