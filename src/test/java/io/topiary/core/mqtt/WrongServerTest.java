package io.topiary.core.mqtt;

import static io.topiary.core.mqtt.ConnectScene.assertProblem;
import static io.topiary.core.mqtt.ConnectScene.buttons;
import static io.topiary.core.mqtt.ConnectScene.note;
import static io.topiary.core.mqtt.ConnectScene.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.TestCertificates;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Something else listens than what was expected: it is recognised, named, and what fits is offered. */
class WrongServerTest {

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 400 Bad Request, is a web server, Use WebSocket at 127.0.0.1:",
        "SSH-2.0-OpenSSH_9.2p1, is an SSH server, ''",
        "220 mail.example ESMTP, does not speak MQTT, ''"
    })
    void connect_otherServer_isNamed(String banner, String words, String button) {
        Failure failure = note("N6", "Plain CONNECT is answered with “" + banner + "”", plain(), client -> {
            client.packetOfType(1);
            client.send((banner + "\r\n").getBytes(StandardCharsets.US_ASCII));
        });

        assertProblem(failure, TransportProblem.NOT_MQTT, RetryPolicy.STOP, words);
        assertThat(TestConnection.words(failure.why())).contains("“" + banner + "”");
        assertThat(buttons(failure)).startsWith(button).hasSizeLessThan(button.length() + 6);
    }

    @Test
    void connect_webPageWithWhatLooksLikeAConnAck_isAWebServer() {
        String page = "HTTP/1.1 400 Bad Request\r\n\r\n";
        Failure failure = note("N6", "Plain CONNECT is answered with a web page", plain(), client -> {
            client.packetOfType(1);
            // read as MQTT, "HT" begins a PUBACK of 84 bytes, and behind it stands a CONNACK that refuses
            client.send(page.getBytes(StandardCharsets.US_ASCII));
            client.send(new byte[86 - page.length()]);
            client.send(0x20, 2, 0, 5, 0x20, 2, 0, 5);
        });

        assertProblem(failure, TransportProblem.NOT_MQTT, RetryPolicy.STOP, "is a web server");
    }

    @Test
    void connect_serverThatSpeaksFirst_isNamed() {
        TestOptions options = plain().timeoutMillis(1_000);
        Failure failure = note("N6", "An SSH server greets before CONNECT, and waits", options, client -> {
            client.send("SSH-2.0-OpenSSH_9.2p1\r\n".getBytes(StandardCharsets.US_ASCII));
            client.listen();
        });

        assertProblem(failure, TransportProblem.NOT_MQTT, RetryPolicy.STOP, "is an SSH server");
    }

    @Test
    void connect_plainToTlsPort_offersTls() throws Exception {
        TestCertificates authority = TestCertificates.authority("CN=Test CA");
        SSLServerSocket socket =
                (SSLServerSocket) TestCertificates.serverContext(authority.issue("127.0.0.1"), authority)
                        .getServerSocketFactory()
                        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        try (ScriptedBroker broker = ScriptedBroker.on(socket, ScriptedBroker.Conversation::listen)) {
            Failure failure = note("N6", "Plain CONNECT to a TLS port", plain().port(broker.port()));

            assertProblem(failure, TransportProblem.LOOKS_LIKE_TLS, RetryPolicy.STOP, "looks like a TLS port");
            assertThat(buttons(failure)).isEqualTo("Use " + broker.port() + " with TLS");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 400 Bad Request, it is a web server, Use WebSocket at 127.0.0.1:",
        "SSH-2.0-OpenSSH_9.2p1, it is an SSH server, ''",
        "+OK ready, It answered in plain text: “+OK ready”, Use "
    })
    void connect_tlsToPlainText_decodesTheAnswer(String banner, String words, String button) {
        Failure failure =
                note("N6", "ClientHello is answered with “" + banner + "”", plain().scheme(Scheme.MQTTS), client -> {
                    client.in().read();
                    client.send((banner + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    client.listen();
                });

        assertProblem(failure, TransportProblem.NOT_TLS, RetryPolicy.STOP, "does not use TLS");
        assertThat(TestConnection.words(failure)).contains(words, "“" + banner + "”");
        assertThat(buttons(failure)).startsWith(button);
    }

    @Test
    void connect_tlsToServerThatSpeaksFirst_isNamed() {
        Failure failure =
                note("N6", "An SSH server greets before ClientHello", plain().scheme(Scheme.MQTTS), client -> {
                    client.send("SSH-2.0-OpenSSH_9.2p1\r\n".getBytes(StandardCharsets.US_ASCII));
                    client.listen();
                });

        assertProblem(failure, TransportProblem.NOT_TLS, RetryPolicy.STOP, "it is an SSH server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"closes", "resets"})
    void connect_tlsToPlainBroker_offersPlain(String how) {
        Failure failure =
                note("N6", "A plain broker " + how + " at ClientHello", plain().scheme(Scheme.MQTTS), client -> {
                    client.in().read();
                    if (how.equals("resets")) {
                        client.reset();
                    }
                });

        assertProblem(
                failure,
                TransportProblem.CLOSED_DURING_TLS,
                RetryPolicy.RETRY_FIVE_TIMES,
                "closed the connection during the TLS handshake");
        assertThat(TestConnection.words(failure.remedy())).contains("Turn TLS off");
    }

    @ParameterizedTest
    @CsvSource({
        "MQTT, 80, Use WebSocket at h:80",
        "MQTT, 443, Use WebSocket with TLS at h:443",
        "MQTT, 9001, Use WebSocket at h:9001",
        "MQTT, 8083, Use WebSocket at h:8083",
        "MQTT, 8883, Use 8883 with TLS",
        "MQTTS, 443, Use WebSocket with TLS at h:443"
    })
    void otherLayer_usualPorts_areKnown(Scheme scheme, int port, String button) {
        List<Remedy> remedies = new AddressRemedies(new BrokerAddress(scheme, "h", port, "")).otherLayer();

        assertThat(remedies)
                .singleElement()
                .extracting(remedy -> TestConnection.words(remedy.label()))
                .isEqualTo(button);
    }
}
