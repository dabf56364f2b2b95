package io.topiary.core.mqtt;

import static io.topiary.core.mqtt.TlsScene.assertTold;
import static io.topiary.core.mqtt.TlsScene.broker;
import static io.topiary.core.mqtt.TlsScene.connects;
import static io.topiary.core.mqtt.TlsScene.failure;
import static io.topiary.core.mqtt.TlsScene.mqtts;
import static io.topiary.core.mqtt.TlsScene.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.tls.CertificateFacts;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.TestCertificates;
import io.topiary.testing.TestCertificates.Identity;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What two sides can't agree on, what is too weak, and what is too much. */
class TlsNegotiationTest {

    private static final TestCertificates AUTHORITY = TestCertificates.authority("CN=Test CA");

    private static final int HANDSHAKE = 22;
    private static final int RECORD_BYTES = 16 * 1024;

    @TempDir
    Path folder;

    private TlsOptions ca() {
        return ca(AUTHORITY);
    }

    private TlsOptions ca(TestCertificates authority) {
        return trusting(TestCertificates.pem(folder.resolve("ca.pem"), authority.certificate()));
    }

    /** A TLS record (RFC 5246, section 6.2.1), as all versions have it. */
    private static byte[] record(int type, int... content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int each : new int[] {type, 3, 3, content.length >> 8, content.length}) {
            out.write(each);
        }
        for (int each : content) {
            out.write(each);
        }
        return out.toByteArray();
    }

    /** A ServerHello (RFC 5246, section 7.4.1.3) that chooses a version and a cipher suite. */
    private static byte[] serverHello(int minorVersion, int suite) {
        List<Integer> body = new ArrayList<>(List.of(2, 0, 0, 38, 3, minorVersion));
        IntStream.range(0, 32).forEach(body::add);
        body.addAll(List.of(0, suite >> 8, suite & 0xFF, 0));
        return record(HANDSHAKE, body.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Answers the ClientHello with {@code answer}, then does {@code more}. */
    private static ScriptedBroker answering(byte[] answer, ScriptedBroker.Script more) {
        return ScriptedBroker.start(client -> {
            client.in().readNBytes(3);
            int length = client.in().read() << 8 | client.in().read();
            client.in().readNBytes(length);
            client.send(answer);
            more.play(client);
        });
    }

    @ParameterizedTest
    @CsvSource({"1, TLS 1.0", "2, TLS 1.1", "0, SSL 3"})
    void connect_oldVersionOnly_isRefused(int minor, String version) {
        try (ScriptedBroker broker = answering(serverHello(minor, 0xC013), ScriptedBroker.Conversation::listen)) {
            assertTold(
                    failure("T7", "Server speaks " + version + " only", mqtts(broker.port())),
                    TransportProblem.TLS_NEGOTIATION,
                    "No TLS version in common",
                    "none of TLSv1.3, TLSv1.2");
        }
    }

    @Test
    void connect_alertProtocolVersion_saysSo() {
        try (ScriptedBroker broker = answering(record(21, 2, 70), ScriptedBroker.Conversation::listen)) {
            assertTold(
                    failure("T7", "Server answers with the alert protocol_version", mqtts(broker.port())),
                    TransportProblem.TLS_NEGOTIATION,
                    "No TLS version in common");
        }
    }

    @Test
    void connect_versionOfTheProfileOnly_isNotLowered() {
        try (ScriptedBroker broker = broker(
                AUTHORITY.issue("127.0.0.1"),
                AUTHORITY,
                socket -> socket.setEnabledProtocols(new String[] {"TLSv1.2"}))) {
            assertTold(
                    failure(
                            "T7",
                            "TLS 1.3 only in the profile, server speaks 1.2",
                            mqtts(broker.port()).tls(ca().withProtocols(List.of("TLSv1.3")))),
                    TransportProblem.TLS_NEGOTIATION,
                    "none of TLSv1.3.");
        }
    }

    @Test
    void connect_weakCiphersOnly_isRefused() {
        int rc4 = 0x0005;
        try (ScriptedBroker alert = answering(record(21, 2, 40), ScriptedBroker.Conversation::listen);
                ScriptedBroker insisting = answering(serverHello(3, rc4), ScriptedBroker.Conversation::listen)) {
            assertTold(
                    failure("T7", "No cipher suite in common", mqtts(alert.port())),
                    TransportProblem.TLS_NEGOTIATION,
                    "failed (handshake_failure)",
                    "weak ones not being used here");
            assertTold(
                    failure("T7", "Server insists on RC4", mqtts(insisting.port())),
                    TransportProblem.TLS_NEGOTIATION,
                    "the broker chose a cipher suite that is not used here");
        }
    }

    @ParameterizedTest
    @CsvSource({"512", "1024"})
    void connect_weakKey_isRefused(int bits) {
        Identity server = AUTHORITY.order("127.0.0.1").keys("RSA", bits).issue();
        try (ScriptedBroker broker =
                broker(server, AUTHORITY, socket -> socket.setEnabledProtocols(new String[] {"TLSv1.2"}))) {
            assertTold(
                    failure(
                            "T7",
                            "Server certificate with a key of RSA " + bits,
                            mqtts(broker.port()).tls(ca())),
                    TransportProblem.WEAK_CERTIFICATE,
                    "a key of its chain is too weak",
                    "has the key RSA " + bits);
        }
    }

    @Test
    void connect_weakKeyPinned_isRefused() {
        Identity server = AUTHORITY.order("127.0.0.1").keys("RSA", 1024).issue();
        Trust pinned = Trust.SYSTEM.withPins(
                List.of(CertificateFacts.of(server.certificate()).sha256()));
        try (ScriptedBroker broker = broker(server)) {
            assertTold(
                    failure(
                            "T7",
                            "Pinned server certificate with a key of RSA 1024",
                            mqtts(broker.port()).tls(TlsOptions.DEFAULT.withTrust(pinned))),
                    TransportProblem.WEAK_CERTIFICATE,
                    "has the key RSA 1024");
        }
    }

    @Test
    void connect_weakKeyOfTheAuthority_isRefused() {
        TestCertificates weak =
                TestCertificates.selfSigned("CN=Weak CA").keys("RSA", 1024).authority();
        try (ScriptedBroker broker = broker(weak.issue("127.0.0.1"))) {
            assertTold(
                    failure(
                            "T7",
                            "Authority with a key of RSA 1024",
                            mqtts(broker.port()).tls(ca(weak))),
                    TransportProblem.WEAK_CERTIFICATE,
                    "“CN=Weak CA” has the key RSA 1024");
        }
    }

    @ParameterizedTest
    @CsvSource({"RSA, 2048, SHA1withRSA", "RSA, 2048, MD5withRSA", "EC, 256, SHA1withECDSA"})
    void connect_weakSignature_isRefused(String algorithm, int bits, String signature) {
        TestCertificates authority =
                TestCertificates.selfSigned("CN=Test CA").keys(algorithm, bits).authority();
        TestCertificates intermediate =
                authority.orderAuthority("CN=Intermediate").signature(signature).authority();
        try (ScriptedBroker direct =
                        broker(authority.order("127.0.0.1").signature(signature).issue());
                ScriptedBroker between = broker(intermediate.issue("127.0.0.1"))) {
            assertTold(
                    failure(
                            "T7",
                            "Server certificate signed with " + signature,
                            mqtts(direct.port()).tls(ca(authority))),
                    TransportProblem.WEAK_CERTIFICATE,
                    "“CN=127.0.0.1” is signed with " + signature);
            assertTold(
                    failure(
                            "T7",
                            "Intermediate signed with " + signature,
                            mqtts(between.port()).tls(ca(authority))),
                    TransportProblem.WEAK_CERTIFICATE,
                    "“CN=Intermediate” is signed with " + signature);
        }
    }

    @Test
    void connect_rootThatSignedItselfWithSha1_works() {
        TestCertificates old = TestCertificates.selfSigned("CN=Old root")
                .keys("RSA", 2048)
                .signature("SHA1withRSA")
                .authority();
        try (ScriptedBroker broker = broker(old.issue("127.0.0.1").with(old.certificate()))) {
            connects(
                    "T7",
                    "Root signed with SHA-1 by itself, the rest with SHA-256",
                    mqtts(broker.port()).tls(ca(old)));
        }
    }

    @Test
    void connect_serverNameRequired_dependsOnTheName() {
        SSLServerSocket socket =
                TlsScene.socket(AUTHORITY.issue("broker.example", "wrong.example"), AUTHORITY, 0, server -> {
                    SSLParameters parameters = server.getSSLParameters();
                    parameters.setSNIMatchers(List.of(SNIHostName.createSNIMatcher("broker\\.example")));
                    server.setSSLParameters(parameters);
                });
        try (ScriptedBroker broker = ScriptedBroker.on(socket, client -> {
            Packets.welcome(client, ProtocolVersion.V5);
            client.listen();
        })) {
            connects("T8", "Server name required, connected by it", named("broker.example", broker));
            connects(
                    "T8",
                    "Server name required, connected by an IP address with the server name set",
                    mqtts(broker.port()).tls(asking("broker.example")));
            assertTold(
                    failure("T8", "Server name required, connected by another", named("wrong.example", broker)),
                    TransportProblem.TLS_NEGOTIATION,
                    "does not know the server name “wrong.example”");
        }
    }

    private TlsOptions asking(String serverName, String... alpn) {
        TlsOptions base = ca();
        return new TlsOptions(
                base.trust(), base.client(), List.of(), List.of(), serverName, List.of(alpn), base.relaxations());
    }

    @Test
    void connect_noApplicationProtocolInCommon_isNamed() {
        try (ScriptedBroker broker = broker(AUTHORITY.issue("127.0.0.1"), AUTHORITY, socket -> {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2"});
            socket.setSSLParameters(parameters);
        })) {
            assertTold(
                    failure(
                            "T8",
                            "No application protocol in common",
                            mqtts(broker.port()).tls(asking("127.0.0.1", "mqtt", "x-amzn-mqtt-ca"))),
                    TransportProblem.TLS_NEGOTIATION,
                    "refused the application protocol",
                    "none of those offered: mqtt, x-amzn-mqtt-ca");
        }
    }

    /** A connection to {@code broker} by a name that leads to this machine. */
    private TestConnection named(String host, ScriptedBroker broker) {
        TestOptions options = TestOptions.to(host, broker.port())
                .scheme(Scheme.MQTTS)
                .timeoutMillis(9_000)
                .tls(ca());
        return TestConnection.resolving(options, name -> new InetAddress[] {InetAddress.getLoopbackAddress()});
    }

    @Test
    void connect_addressInPlaceOfTheName_handshakeFailureIsExplained() {
        try (ScriptedBroker broker = answering(record(21, 2, 40), ScriptedBroker.Conversation::listen)) {
            assertTold(
                    failure("T8", "Server name required, connected by an IP address", mqtts(broker.port())),
                    TransportProblem.TLS_NEGOTIATION,
                    "no certificate for “127.0.0.1”",
                    "Connect by the broker's name rather than its address");
        }
    }

    @Test
    void connect_stallAfterServerHello_endsInTime() {
        try (ScriptedBroker broker = answering(serverHello(3, 0xC02F), ScriptedBroker.Conversation::stall)) {
            Failure failure = failure(
                    "T9",
                    "TLS stalls after ServerHello, 1 s allowed",
                    mqtts(broker.port()).timeoutMillis(1_000));

            assertThat(TestConnection.words(failure)).contains("No answer to the TLS handshake", "in 1 s");
            assertThat(failure.policy()).isEqualTo(RetryPolicy.RETRY);
        }
    }

    @Test
    void connect_chainOf16Megabytes_isCutOff() {
        AtomicLong sent = new AtomicLong();
        try (ScriptedBroker broker = answering(serverHello(3, 0xC02F), client -> {
            int[] certificate = new int[RECORD_BYTES];
            certificate[0] = 11;
            certificate[1] = certificate[2] = certificate[3] = 0xFF;
            for (int i = 0; i < 1024; i++) {
                client.send(record(HANDSHAKE, certificate));
                sent.addAndGet(RECORD_BYTES);
                certificate = new int[RECORD_BYTES];
            }
            client.listen();
        })) {
            assertTold(
                    failure("T9", "Certificate chain of 16 MB", mqtts(broker.port())),
                    TransportProblem.TLS_NEGOTIATION,
                    "sent more certificates than TLS takes here");
            // the client left at the length; what was sent lies in buffers of the system
            assertThat(sent.get()).isLessThan(8L * 1024 * 1024);
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, true", "10000, false"})
    void connect_manyNames_isBounded(int count, boolean accepted) {
        List<String> names = new ArrayList<>(List.of("127.0.0.1"));
        IntStream.range(1, count).mapToObj("n%d.example"::formatted).forEach(names::add);
        try (ScriptedBroker broker = broker(AUTHORITY.issue(names.toArray(String[]::new)))) {
            TestOptions options = mqtts(broker.port()).tls(ca());
            if (accepted) {
                connects("T9", "Certificate with " + count + " names", options);
            } else {
                assertTold(
                        failure("T9", "Certificate with " + count + " names", options),
                        TransportProblem.TLS_NEGOTIATION,
                        "sent more certificates than TLS takes here");
            }
        }
    }

    @Test
    void connect_chainOfElevenCertificates_isRefused() {
        TestCertificates last = AUTHORITY;
        for (int i = 0; i < 11; i++) {
            last = last.orderAuthority("CN=Intermediate " + i).authority();
        }
        try (ScriptedBroker broker = broker(last.issue("127.0.0.1"))) {
            assertTold(
                    failure(
                            "T9",
                            "Chain of twelve certificates",
                            mqtts(broker.port()).tls(ca())),
                    TransportProblem.TLS_NEGOTIATION,
                    "sent more certificates than TLS takes here");
        }
    }
}
