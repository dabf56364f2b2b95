package io.topiary.core.doctor;

import static io.topiary.core.doctor.Patient.note;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Remedy;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.tls.CertificateFacts;
import io.topiary.core.tls.ClientCertificate;
import io.topiary.core.tls.Relaxations;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.TestCertificates;
import io.topiary.testing.WebScript;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLServerSocket;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemGenerationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The TLS handshake: what is shown, who is trusted, and what else the port may speak. */
class TlsCheckTest {

    @TempDir
    Path folder;

    private final TestCertificates authority = TestCertificates.authority("CN=Test CA");

    private TlsOptions trusting(TestCertificates trusted) {
        return TlsOptions.DEFAULT.withTrust(
                Trust.ofFile(TestCertificates.pem(folder.resolve("ca.pem"), trusted.certificate())));
    }

    private ScriptedBroker broker(TestCertificates.Identity identity, boolean needClient, @Nullable String protocol)
            throws Exception {
        SSLServerSocket socket = (SSLServerSocket) TestCertificates.serverContext(identity, authority)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setNeedClientAuth(needClient);
        if (protocol != null) {
            socket.setEnabledProtocols(new String[] {protocol});
        }
        return ScriptedBroker.on(socket, Scripts::broker);
    }

    private TestCertificates.Identity server(String... names) {
        return authority.order(names).days(-1, 30).issue();
    }

    private ScriptedBroker broker(TestCertificates.Identity identity) throws Exception {
        return broker(identity, false, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void examine_trusted_tellsVersionCipherAndChain(String version) throws Exception {
        try (ScriptedBroker broker = broker(server("127.0.0.1", "localhost"), false, version)) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTTS, broker.port())
                    .tls(trusting(authority))
                    .examine();

            assertThat(diagnosed.failedStep()).isNull();
            assertThat(diagnosed.words(CheckStep.TLS))
                    .startsWith(version + ", certificate accepted")
                    .contains("Encryption: " + version + ", TLS_")
                    .contains("Certificate: CN=127.0.0.1, signed by CN=Test CA")
                    .contains("Names: 127.0.0.1, localhost")
                    .containsPattern("Valid: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d to \\d{4}")
                    .containsPattern("SHA-256: ([0-9A-F]{2}:){31}[0-9A-F]{2}");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, WARNING, it expires in less than a day", "13, WARNING, it expires in 13 days", "15, OK, valid to"})
    void examine_expiresSoon_isAWarning(int days, Outcome outcome, String words) throws Exception {
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(30 - days).minusHours(1));
        try (ScriptedBroker broker = broker(server("127.0.0.1"))) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTTS, broker.port())
                    .tls(trusting(authority))
                    .clock(clock)
                    .examine();

            assertThat(diagnosed.finding(CheckStep.TLS).outcome()).isEqualTo(outcome);
            assertThat(diagnosed.words(CheckStep.TLS)).contains(words);
            assertThat(diagnosed.failedStep()).isNull();
        }
    }

    @Test
    void examine_unknownAuthority_showsTheChainAndOffersToTrustIt() throws Exception {
        TestCertificates.Identity server = server("127.0.0.1");
        try (ScriptedBroker broker = broker(server.with(authority.certificate()))) {
            Patient.Diagnosed diagnosed =
                    Patient.at(Scheme.MQTTS, broker.port()).examine();

            assertThat(diagnosed.outcomes())
                    .isEqualTo("DNS:SKIPPED TCP:OK TLS:FAILED CONNECT:SKIPPED SUBSCRIBE:SKIPPED PING:SKIPPED");
            assertThat(diagnosed.words(CheckStep.TLS))
                    .contains("Certificate: CN=127.0.0.1, signed by CN=Test CA", "Issued by: CN=Test CA")
                    .containsPattern("SHA-256: ([0-9A-F]{2}:){31}");
            assertThat(diagnosed.remedies())
                    .containsExactly(
                            new Remedy.TrustCertificate(
                                    CertificateFacts.of(authority.certificate()).base64(), "CN=Test CA"),
                            new Remedy.PinCertificate(
                                    CertificateFacts.of(server.certificate()).sha256()));
            note("T2", "The doctor shakes hands with a broker of an unknown authority", diagnosed);
        }
    }

    @ParameterizedTest
    @CsvSource({"-30, has expired", "30, is not valid yet"})
    void examine_outOfItsTime_saysWhich(int days, String words) throws Exception {
        try (ScriptedBroker broker = broker(authority.issue(days, "127.0.0.1"))) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTTS, broker.port())
                    .tls(trusting(authority))
                    .examine();

            assertThat(diagnosed.failedStep()).isEqualTo(CheckStep.TLS);
            assertThat(diagnosed.words(CheckStep.TLS)).contains(words);
            note("T1", "The doctor is shown a certificate that " + words, diagnosed);
        }
    }

    @Test
    void examine_wrongName_listsTheNames() throws Exception {
        try (ScriptedBroker broker = broker(server("broker.example", "mqtt.example"))) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTTS, broker.port())
                    .tls(trusting(authority))
                    .examine();

            assertThat(diagnosed.words(CheckStep.TLS)).contains("127.0.0.1", "Names: broker.example, mqtt.example");
            assertThat(diagnosed.remedies()).containsExactly(new Remedy.AllowWrongName());
            note("T3", "The doctor is shown a certificate for another name", diagnosed);
        }
    }

    @Test
    void examine_relaxed_isAWarning() throws Exception {
        try (ScriptedBroker broker = broker(server("broker.example"))) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTTS, broker.port())
                    .tls(trusting(authority).withRelaxations(new Relaxations(false, true, false)))
                    .examine();

            assertThat(diagnosed.failedStep()).isNull();
            assertThat(diagnosed.finding(CheckStep.TLS).outcome()).isEqualTo(Outcome.WARNING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void examine_clientCertificateMissing_failsAtTlsAlsoIfTheBrokerSaysItLate(String version) throws Exception {
        try (ScriptedBroker broker = broker(server("127.0.0.1"), true, version)) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTTS, broker.port())
                    .tls(trusting(authority))
                    .examine();

            assertThat(diagnosed.outcomes())
                    .isEqualTo("DNS:SKIPPED TCP:OK TLS:FAILED CONNECT:SKIPPED SUBSCRIBE:SKIPPED PING:SKIPPED");
            assertThat(diagnosed.words(CheckStep.TLS)).contains("client certificate");
            note("T5", "The doctor has no client certificate for a broker of " + version, diagnosed);
        }
    }

    @Test
    void examine_clientCertificateOfAnotherAuthority_failsAtTls() throws Exception {
        TestCertificates.Identity client =
                TestCertificates.authority("CN=Other").issue("client");
        try (ScriptedBroker broker = broker(server("127.0.0.1"), true, null)) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTTS, broker.port())
                    .tls(trusting(authority).withClient(files(client)))
                    .examine();

            assertThat(diagnosed.failedStep()).isEqualTo(CheckStep.TLS);
            assertThat(diagnosed.words(CheckStep.TLS)).contains("client certificate");
            note("T5", "The doctor has a client certificate of an authority that the broker does not know", diagnosed);
        }
    }

    @Test
    void examine_clientCertificate_isSentAndSaysSo() throws Exception {
        try (ScriptedBroker broker = broker(server("127.0.0.1"), true, null)) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTTS, broker.port())
                    .tls(trusting(authority).withClient(files(authority.issue("client"))))
                    .examine();

            assertThat(diagnosed.failedStep()).isNull();
            assertThat(diagnosed.words(CheckStep.TLS)).contains("Client certificate: asked for, sent");
        }
    }

    private ClientCertificate files(TestCertificates.Identity client) throws PemGenerationException {
        return new ClientCertificate(
                TestCertificates.pem(folder.resolve("client.pem"), client.certificate()),
                TestCertificates.pem(
                        folder.resolve("client.key"),
                        new JcaPKCS8Generator(client.keys().getPrivate(), null)),
                null);
    }

    @Test
    void examine_noVersionInCommon_saysSo() throws Exception {
        try (ScriptedBroker broker = broker(server("127.0.0.1"), false, "TLSv1.2")) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTTS, broker.port())
                    .tls(trusting(authority).withProtocols(List.of("TLSv1.3")))
                    .examine();

            assertThat(diagnosed.words(CheckStep.TLS)).contains("No TLS version in common");
            note("T7", "The doctor allows TLS 1.3 only, the broker speaks 1.2", diagnosed);
        }
    }

    @Test
    void examine_keyFileMissing_failsBeforeTheHandshakeAndNamesIt() {
        Path missing = folder.resolve("none.pem");
        try (ScriptedBroker broker = ScriptedBroker.start(ScriptedBroker.Conversation::listen)) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTTS, broker.port())
                    .tls(trusting(authority).withClient(new ClientCertificate(missing, null, null)))
                    .examine();

            assertThat(diagnosed.failedStep()).isEqualTo(CheckStep.TLS);
            assertThat(Patient.words(diagnosed.failure().finding())).contains(missing.toString());
            note("T6", "The doctor's client certificate is a file that is not there", diagnosed);
        }
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.1 400 Bad Request", "SSH-2.0-OpenSSH_9.2p1"})
    void examine_plainTextServer_isQuoted(String banner) {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.in().read();
            client.send((banner + "\r\n").getBytes(StandardCharsets.US_ASCII));
            client.listen();
        })) {
            Patient.Diagnosed diagnosed =
                    Patient.at(Scheme.MQTTS, broker.port()).examine();

            assertThat(diagnosed.words(CheckStep.TLS)).contains("does not use TLS", "“" + banner + "”");
            note("N6", "The doctor speaks TLS to a server that answers “" + banner + "”", diagnosed);
        }
    }

    @Test
    void examine_portOfPlainMqtt_offersItWithoutTls() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            int first = client.in().read();
            if (first == 0x10) {
                client.in().skipNBytes(client.in().read());
                client.send(0x20, 2, 0, 0);
                client.listen();
            }
        })) {
            Patient.Diagnosed diagnosed =
                    Patient.at(Scheme.MQTTS, broker.port()).examine();

            assertThat(diagnosed.failedStep()).isEqualTo(CheckStep.TLS);
            assertThat(diagnosed.remedies())
                    .containsExactly(
                            new Remedy.UseAddress(new BrokerAddress(Scheme.MQTT, "127.0.0.1", broker.port(), "")));
            note("N6", "The doctor speaks TLS to a plain broker", diagnosed);
        }
    }

    @Test
    void examine_plainToTlsPort_isRecognisedAndOffersTls() throws Exception {
        try (ScriptedBroker broker = broker(server("127.0.0.1"))) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTT, broker.port()).examine();

            assertThat(diagnosed.words(CheckStep.CONNECT)).contains("looks like a TLS port");
            assertThat(diagnosed.remedies())
                    .containsExactly(
                            new Remedy.UseAddress(new BrokerAddress(Scheme.MQTTS, "127.0.0.1", broker.port(), "")));
            note("N6", "The doctor speaks plain MQTT to a TLS port", diagnosed);
        }
    }

    @Test
    void examine_handshakeStalls_timesOut() {
        try (ScriptedBroker broker = ScriptedBroker.start(ScriptedBroker.Conversation::stall)) {
            Patient.Diagnosed diagnosed =
                    Patient.at(Scheme.MQTTS, broker.port()).stepMillis(500).examine();

            assertThat(diagnosed.words(CheckStep.TLS)).contains("No answer to the TLS handshake");
            note("T9", "The doctor's TLS handshake is not answered, 0.5 s a step", diagnosed);
        }
    }

    @Test
    void examine_secureWebSocketWithWrongPath_offersTheOneThatWorks() throws Exception {
        SSLServerSocket socket = (SSLServerSocket) TestCertificates.serverContext(server("127.0.0.1"), authority)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        try (ScriptedBroker broker = ScriptedBroker.on(socket, client -> WebScript.serve(client, "/ws"))) {
            Patient.Diagnosed diagnosed = Patient.at(new BrokerAddress(Scheme.WSS, "127.0.0.1", broker.port(), "wrong"))
                    .tls(trusting(authority))
                    .examine();

            assertThat(diagnosed.outcomes()).startsWith("DNS:SKIPPED TCP:OK TLS:");
            assertThat(diagnosed.failedStep()).isEqualTo(CheckStep.WEB_SOCKET);
            assertThat(diagnosed.remedies()).containsExactly(new Remedy.UsePath("ws"));
        }
    }
}
