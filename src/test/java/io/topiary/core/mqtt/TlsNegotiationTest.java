package io.topiary.core.mqtt;

import static io.topiary.core.mqtt.TlsRecords.answering;
import static io.topiary.core.mqtt.TlsRecords.record;
import static io.topiary.core.mqtt.TlsRecords.serverHello;
import static io.topiary.core.mqtt.TlsScene.assertTold;
import static io.topiary.core.mqtt.TlsScene.broker;
import static io.topiary.core.mqtt.TlsScene.connects;
import static io.topiary.core.mqtt.TlsScene.failure;
import static io.topiary.core.mqtt.TlsScene.mqtts;
import static io.topiary.core.mqtt.TlsScene.trusting;

import io.topiary.core.tls.TlsOptions;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.TestCertificates;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What two sides can't agree on: versions, cipher suites, names of servers and of protocols. */
class TlsNegotiationTest {

    private static final TestCertificates AUTHORITY = TestCertificates.authority("CN=Test CA");

    @TempDir
    Path folder;

    private TlsOptions ca() {
        return ca(AUTHORITY);
    }

    private TlsOptions ca(TestCertificates authority) {
        return trusting(TestCertificates.pem(folder.resolve("ca.pem"), authority.certificate()));
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
}
