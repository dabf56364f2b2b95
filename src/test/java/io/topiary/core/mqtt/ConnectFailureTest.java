package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.testing.BlackHole;
import io.topiary.testing.ScriptedBroker;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What keeps a connection from coming about, and how it is called. */
class ConnectFailureTest {

    private static Failure failureOf(TestOptions options) {
        try (TestConnection connection = TestConnection.once(options).connect()) {
            return connection.awaitFailure();
        }
    }

    private static Failure failureOf(TestOptions options, ScriptedBroker.Script script) {
        try (ScriptedBroker broker = ScriptedBroker.start(script)) {
            return failureOf(TestOptions.to(broker.port())
                    .scheme(options.build().address().scheme())
                    .path(options.build().address().path())
                    .protocol(options.build().protocol())
                    .clientId(options.build().login().clientId())
                    .timeoutMillis(options.build().session().connectTimeoutMillis()));
        }
    }

    private static TestOptions plain() {
        return TestOptions.to(1).timeoutMillis(2_000);
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

    @Test
    void connect_portWithoutListener_isRefused() {
        int port = ScriptedBroker.deadPort();

        assertProblem(
                failureOf(TestOptions.to(port)),
                TransportProblem.REFUSED,
                RetryPolicy.RETRY,
                "127.0.0.1 refused port " + port);
    }

    @Test
    void connect_unknownHost_saysSo() {
        TestOptions options = TestOptions.to("no-such-host.invalid", 1883);
        HostResolver.Lookup lookup = host -> {
            throw new UnknownHostException(host);
        };
        try (TestConnection connection =
                TestConnection.resolving(options, lookup).connect()) {
            assertProblem(
                    connection.awaitFailure(),
                    TransportProblem.UNKNOWN_HOST,
                    RetryPolicy.RETRY,
                    "Can't find “no-such-host.invalid”");
        }
    }

    @Test
    void connect_resolverSilent_timesOut() {
        TestOptions options = TestOptions.to("slow.invalid", 1883).timeoutMillis(200);
        try (TestConnection connection =
                TestConnection.resolving(options, host -> stalled()).connect()) {
            assertProblem(connection.awaitFailure(), TransportProblem.UNKNOWN_HOST, RetryPolicy.RETRY, "in 0.2 s");
        }
    }

    @Test
    void connect_blackHole_timesOut() throws Exception {
        try (BlackHole hole = new BlackHole()) {
            assertProblem(
                    failureOf(TestOptions.to(hole.port()).timeoutMillis(300)),
                    TransportProblem.NO_ANSWER,
                    RetryPolicy.RETRY,
                    "No answer from 127.0.0.1:" + hole.port() + " in 0.3 s");
        }
    }

    @Test
    void connect_firstAddressDead_triesTheNext() throws Exception {
        InetAddress dead = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        InetAddress alive = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    client.listen();
                });
                TestConnection connection = TestConnection.resolving(
                                TestOptions.to("two.example", broker.port()), host -> new InetAddress[] {dead, alive})
                        .connect()) {
            assertThat(connection.awaitState(ConnectionState.CONNECTED).attempt())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void connect_noConnAck_timesOut(ProtocolVersion version) {
        assertProblem(
                failureOf(plain().protocol(choice(version)).timeoutMillis(300), client -> {
                    client.packetOfType(1);
                    client.stall();
                }),
                TransportProblem.NO_CONNACK,
                RetryPolicy.RETRY,
                "did not answer CONNECT in 0.3 s");
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void connect_connAckByteByByte_timesOut(ProtocolVersion version) {
        assertProblem(
                failureOf(plain().protocol(choice(version)).timeoutMillis(300), client -> {
                    client.packetOfType(1);
                    client.send(0x20);
                    client.stall();
                }),
                TransportProblem.NO_CONNACK,
                RetryPolicy.RETRY,
                "did not answer CONNECT");
    }

    @ParameterizedTest
    @CsvSource({"V5, MQTT 3.1.1", "V3_1_1, anonymous"})
    void connect_closedBeforeConnAck_hintsAtCauses(ProtocolVersion version, String hint) {
        assertProblem(
                failureOf(plain().protocol(choice(version)), client -> client.packetOfType(1)),
                TransportProblem.CLOSED_DURING_LOGIN,
                RetryPolicy.RETRY_FIVE_TIMES,
                hint);
    }

    @Test
    void connect_resetBeforeConnAck_hintsAtCauses() {
        assertProblem(
                failureOf(plain(), client -> {
                    client.packetOfType(1);
                    client.reset();
                }),
                TransportProblem.CLOSED_DURING_LOGIN,
                RetryPolicy.RETRY_FIVE_TIMES,
                "hung up during login");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 400 Bad Request, is a web server",
        "SSH-2.0-OpenSSH_9.2p1, is an SSH server",
        "220 mail.example ESMTP, does not speak MQTT"
    })
    void connect_otherServer_isNamed(String banner, String words) {
        Failure failure = failureOf(plain(), client -> {
            client.packetOfType(1);
            client.send((banner + "\r\n").getBytes(StandardCharsets.US_ASCII));
        });

        assertProblem(failure, TransportProblem.NOT_MQTT, RetryPolicy.STOP, words);
        assertThat(TestConnection.words(failure.why())).contains("“" + banner + "”");
    }

    @Test
    void connect_tlsAlert_looksLikeTls() {
        assertProblem(
                failureOf(plain(), client -> {
                    client.packetOfType(1);
                    client.send(0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x0A);
                }),
                TransportProblem.LOOKS_LIKE_TLS,
                RetryPolicy.STOP,
                "looks like a TLS port");
    }

    @Test
    void connect_garbageInsteadOfConnAck_isAProtocolFailure() {
        Failure failure = failureOf(plain(), client -> {
            client.packetOfType(1);
            client.send(0x20, 5, 7, 0, 9, 9, 9);
        });

        assertThat(failure)
                .isInstanceOfSatisfying(
                        Failure.Protocol.class,
                        protocol -> assertThat(TestConnection.words(protocol))
                                .contains("sent an invalid CONNACK: wrong CONNACK flags"));
    }

    @Test
    void connect_emptyClientIdNotAssigned_asksForOne() {
        Failure failure = failureOf(plain().clientId(""), client -> Packets.welcome(client, ProtocolVersion.V5));

        assertThat(TestConnection.words(failure)).contains("does not support an empty client identifier");
    }

    @ParameterizedTest
    @CsvSource({
        "404 Not Found, WebSocket path “/mqtt” not found, WEB_SOCKET_REFUSED",
        "401 Unauthorized, asks for a login, WEB_SOCKET_REFUSED",
        "403 Forbidden, asks for a login, WEB_SOCKET_REFUSED",
        "400 Bad Request, is not a WebSocket, WEB_SOCKET_REFUSED",
        "426 Upgrade Required, is not a WebSocket, WEB_SOCKET_REFUSED",
        "301 Moved Permanently, has moved, WEB_SOCKET_REFUSED"
    })
    void connect_webSocketRefused_tellsTheStatus(String status, String words, TransportProblem problem) {
        Failure failure = failureOf(plain().scheme(Scheme.WS).path("mqtt"), client -> {
            client.in().read();
            client.send(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            client.listen();
        });

        assertProblem(failure, problem, RetryPolicy.STOP, words);
        assertThat(TestConnection.words(failure)).contains(status);
    }

    @Test
    void connect_webSocketToPlainBroker_isNoWebSocket() {
        assertProblem(
                failureOf(
                        plain().scheme(Scheme.WS).path("mqtt"),
                        client -> client.in().read()),
                TransportProblem.NOT_WEB_SOCKET,
                RetryPolicy.STOP,
                "is not a WebSocket port");
    }

    @Test
    void connect_webSocketSilent_timesOut() {
        assertProblem(
                failureOf(plain().scheme(Scheme.WS).path("mqtt").timeoutMillis(300), client -> client.stall()),
                TransportProblem.NO_ANSWER,
                RetryPolicy.RETRY,
                "No answer to the WebSocket handshake");
    }

    @ParameterizedTest
    @CsvSource({
        "407 Proxy Authentication Required, asks for a login, PROXY, STOP",
        "502 Bad Gateway, refused to connect, PROXY_REFUSED, RETRY_FIVE_TIMES"
    })
    void connect_proxyRefuses_saysProxy(String status, String words, TransportProblem problem, RetryPolicy policy) {
        try (ScriptedBroker proxy = ScriptedBroker.start(client -> {
            client.in().read();
            client.send(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            client.listen();
        })) {
            Failure failure = failureOf(TestOptions.to("broker.invalid", 1883)
                    .proxy(new Proxy(Proxy.Kind.HTTP, "127.0.0.1", proxy.port(), null, null)));

            assertProblem(failure, problem, policy, "The proxy 127.0.0.1:" + proxy.port() + " " + words);
        }
    }

    @Test
    void connect_proxyDead_saysProxy() {
        int port = ScriptedBroker.deadPort();

        assertProblem(
                failureOf(TestOptions.to("broker.invalid", 1883)
                        .proxy(new Proxy(Proxy.Kind.SOCKS5, "127.0.0.1", port, null, null))),
                TransportProblem.PROXY,
                RetryPolicy.RETRY,
                "The proxy 127.0.0.1:" + port + " can't be reached");
    }

    @Test
    void connect_passwordWithoutUserOn311_isRefusedHere() {
        Failure failure =
                failureOf(TestOptions.to(1).protocol(ProtocolChoice.V3_1_1).login(null, "secret"));

        assertThat(TestConnection.words(failure))
                .contains("can't be sent with MQTT 3.1.1")
                .doesNotContain("secret");
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
