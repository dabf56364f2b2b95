package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.testing.BlackHole;
import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.TestCertificates;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps a connection from coming about below MQTT, how it is called, and what is offered. */
class ConnectFailureTest {

    private static Failure note(String row, String stimulus, TestOptions options) {
        try (TestConnection connection = TestConnection.once(options).connect()) {
            return connection.noteFailure(row, stimulus);
        }
    }

    private static Failure note(String row, String stimulus, TestOptions options, ScriptedBroker.Script script) {
        try (ScriptedBroker broker = ScriptedBroker.start(script)) {
            return note(row, stimulus, options.port(broker.port()));
        }
    }

    private static Failure noteLookUp(String stimulus, TestOptions options, HostResolver.Lookup lookup) {
        try (TestConnection connection =
                TestConnection.resolving(options, lookup).connect()) {
            return connection.noteFailure("N3", stimulus);
        }
    }

    private static TestOptions plain() {
        return TestOptions.to(1).timeoutMillis(8_000);
    }

    private static void assertProblem(Failure failure, TransportProblem problem, RetryPolicy policy, String words) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        Failure.Transport.class,
                        transport -> assertThat(transport.problem() + " " + transport.policy() + " "
                                        + TestConnection.words(transport))
                                .startsWith(problem + " " + policy + " ")
                                .contains(words));
    }

    /** What stands on the buttons, separated by bars. */
    private static String buttons(Failure failure) {
        List<String> labels = failure.remedies().stream()
                .map(remedy -> TestConnection.words(remedy.label()))
                .toList();
        return String.join(" | ", labels);
    }

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
        await().atMost(Duration.ofSeconds(1))
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

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void connect_noConnAck_timesOut(ProtocolVersion version) {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    client.packetOfType(1);
                    client.stall();
                });
                TestConnection connection = TestConnection.once(plain().port(broker.port())
                                .protocol(choice(version))
                                .timeoutMillis(300))
                        .connect()) {
            assertProblem(
                    connection.awaitFailure(),
                    TransportProblem.NO_CONNACK,
                    RetryPolicy.RETRY,
                    "did not answer CONNECT in 0.3 s");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "V5, MQTT 3.1.1, with TLS | Use MQTT 3.1.1 | Use a new client id",
        "V3_1_1, anonymous, with TLS | Use a new client id"
    })
    void connect_closedBeforeConnAck_hintsAtCauses(ProtocolVersion version, String hint, String buttons) {
        Failure failure = note(
                "N5",
                "MQTT " + version.label() + ": closed after CONNECT",
                plain().protocol(choice(version)),
                client -> client.packetOfType(1));

        assertProblem(failure, TransportProblem.CLOSED_DURING_LOGIN, RetryPolicy.RETRY_FIVE_TIMES, hint);
        assertThat(buttons(failure)).endsWith(buttons);
    }

    @Test
    void connect_resetBeforeConnAck_hintsAtCauses() {
        assertProblem(
                note("N5", "Reset after CONNECT", plain(), client -> {
                    client.packetOfType(1);
                    client.reset();
                }),
                TransportProblem.CLOSED_DURING_LOGIN,
                RetryPolicy.RETRY_FIVE_TIMES,
                "hung up during login");
    }

    @Test
    void connect_resetAfterAccept_hintsAtCauses() {
        assertProblem(
                note("N5", "Reset after accept", plain(), ScriptedBroker.Conversation::reset),
                TransportProblem.CLOSED_DURING_LOGIN,
                RetryPolicy.RETRY_FIVE_TIMES,
                "hung up during login");
    }

    @ParameterizedTest
    @CsvSource({"MQTT, CLOSED_DURING_LOGIN", "MQTTS, CLOSED_DURING_TLS", "WS, NOT_WEB_SOCKET", "WSS, CLOSED_DURING_TLS"
    })
    void broken_resetBeforeTcpIsTold_isOfTheNextLayer(Scheme scheme, TransportProblem problem) {
        TransportWords words = new TransportWords(plain().scheme(scheme).build(), ProtocolVersion.V5);

        Failure failure = words.broken(new SocketException("Connection reset"), new WireFacts(), null, false);

        assertThat(failure)
                .isInstanceOfSatisfying(
                        Failure.Transport.class,
                        transport -> assertThat(transport.problem()).isEqualTo(problem));
    }

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

    @Test
    void connect_emptyClientIdNotAssigned_asksForOne() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> Packets.welcome(client, ProtocolVersion.V5));
                TestConnection connection = TestConnection.once(
                                plain().port(broker.port()).clientId(""))
                        .connect()) {
            assertThat(TestConnection.words(connection.awaitFailure()))
                    .contains("does not support an empty client identifier");
        }
    }

    @Test
    void connect_webSocketSilent_timesOut() {
        try (ScriptedBroker broker = ScriptedBroker.start(ScriptedBroker.Conversation::stall);
                TestConnection connection = TestConnection.once(plain().port(broker.port())
                                .scheme(Scheme.WS)
                                .path("mqtt")
                                .timeoutMillis(300))
                        .connect()) {
            assertProblem(
                    connection.awaitFailure(),
                    TransportProblem.NO_ANSWER,
                    RetryPolicy.RETRY,
                    "No answer to the WebSocket handshake");
        }
    }

    @Test
    void connect_passwordWithoutUserOn311_isRefusedHere() {
        try (TestConnection connection = TestConnection.once(
                        TestOptions.to(1).protocol(ProtocolChoice.V3_1_1).login(null, "secret"))
                .connect()) {
            assertThat(TestConnection.words(connection.awaitFailure()))
                    .contains("can't be sent with MQTT 3.1.1")
                    .doesNotContain("secret");
        }
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

    static ProtocolChoice choice(ProtocolVersion version) {
        return version == ProtocolVersion.V5 ? ProtocolChoice.V5 : ProtocolChoice.V3_1_1;
    }

    static InetAddress[] stalled() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new InetAddress[0];
    }
}
