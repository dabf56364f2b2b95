package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Secret;
import io.topiary.testing.HttpText;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.ScriptedProxy;
import io.topiary.testing.WebSocketPeer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Proxies: tunnels that open, and who is blamed when one does not. */
class ProxyTest {

    private static final String BROKER = "broker.example";

    private static Proxy proxy(Proxy.Kind kind, int port, @Nullable String user, @Nullable String password) {
        return new Proxy(kind, "127.0.0.1", port, user, password == null ? null : Secret.of(password));
    }

    private static ScriptedProxy scripted(Proxy.Kind kind, @Nullable String user, @Nullable String password) {
        String login = user == null ? null : user + ":" + password;
        return switch (kind) {
            case HTTP -> ScriptedProxy.http(login);
            case SOCKS5 -> ScriptedProxy.socks5(login);
            case SOCKS4 -> ScriptedProxy.socks4(user);
        };
    }

    private static ScriptedBroker broker() {
        return ScriptedBroker.start(client -> {
            Packets.welcome(client, ProtocolVersion.V5);
            client.listen();
        });
    }

    private static Failure noteRefusal(String stimulus, Proxy.Kind kind, ScriptedBroker.Script script) {
        return noteRefusal(stimulus, kind, null, script);
    }

    private static Failure noteRefusal(
            String stimulus, Proxy.Kind kind, @Nullable String user, ScriptedBroker.Script script) {
        try (ScriptedBroker proxy = ScriptedBroker.start(script);
                TestConnection connection = TestConnection.once(TestOptions.to(BROKER, 1883)
                                .timeoutMillis(2_000)
                                .proxy(proxy(kind, proxy.port(), user, user == null ? null : "pw")))
                        .connect()) {
            Failure failure = connection.noteFailure("N17", stimulus);
            assertThat(TestConnection.words(failure))
                    .as("it is about the proxy")
                    .contains("127.0.0.1:" + proxy.port());
            return failure;
        }
    }

    private static void assertWords(Failure failure, RetryPolicy policy, String words) {
        assertThat(failure.policy() + " " + TestConnection.words(failure))
                .startsWith(policy + " ")
                .contains(words);
    }

    @ParameterizedTest
    @CsvSource({"HTTP, , ", "HTTP, me, s3cret", "SOCKS5, , ", "SOCKS5, me, s3cret", "SOCKS4, , ", "SOCKS4, me, "})
    void connect_throughProxy_asksItForTheName(Proxy.Kind kind, @Nullable String user, @Nullable String password) {
        try (ScriptedBroker broker = broker();
                ScriptedProxy proxy = scripted(kind, user, password);
                TestConnection connection = TestConnection.once(
                                TestOptions.to(BROKER, broker.port()).proxy(proxy(kind, proxy.port(), user, password)))
                        .connect()) {
            BrokerLimits limits =
                    connection.awaitState(ConnectionState.CONNECTED).limits();

            assertThat(proxy.asked()).containsExactly(BROKER + ":" + broker.port());
            assertThat(limits)
                    .extracting(BrokerLimits::endpoint)
                    .isEqualTo(new Endpoint(
                            new BrokerAddress(Scheme.MQTT, BROKER, broker.port(), ""), "127.0.0.1", true, null));
        }
    }

    @ParameterizedTest
    @CsvSource({"HTTP, ::1, [::1]", "SOCKS5, ::1, [0:0:0:0:0:0:0:1]", "SOCKS5, 127.0.0.1, 127.0.0.1"})
    void connect_throughProxyToAnAddress_asksForTheAddress(Proxy.Kind kind, String host, String asked) {
        try (ScriptedBroker broker = broker();
                ScriptedProxy proxy = scripted(kind, null, null);
                TestConnection connection = TestConnection.once(
                                TestOptions.to(host, broker.port()).proxy(proxy(kind, proxy.port(), null, null)))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);

            assertThat(proxy.asked()).containsExactly(asked + ":" + broker.port());
        }
    }

    @ParameterizedTest
    @EnumSource(Proxy.Kind.class)
    void connect_webSocketThroughProxy_works(Proxy.Kind kind) {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    WebSocketPeer peer = WebSocketPeer.accept(client, "Sec-WebSocket-Protocol: mqtt");
                    peer.read();
                    peer.send(WebSocketPeer.BINARY, true, Packets.connAck(ProtocolVersion.V5, 0));
                    client.listen();
                });
                ScriptedProxy proxy = scripted(kind, null, null);
                TestConnection connection = TestConnection.once(TestOptions.to(BROKER, broker.port())
                                .scheme(Scheme.WS)
                                .path("mqtt")
                                .proxy(proxy(kind, proxy.port(), null, null)))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);

            assertThat(connection.listener().statuses())
                    .extracting(ConnectionStatus::step)
                    .containsSubsequence(ConnectStep.TCP, ConnectStep.WEB_SOCKET, ConnectStep.CONNECT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP, asks for a login",
        "SOCKS5, asks for a login",
    })
    void connect_loginMissing_saysTheProxyAsks(Proxy.Kind kind, String words) {
        try (ScriptedProxy proxy = scripted(kind, "me", "s3cret");
                TestConnection connection = TestConnection.once(
                                TestOptions.to(BROKER, 1883).proxy(proxy(kind, proxy.port(), null, null)))
                        .connect()) {
            Failure failure = connection.noteFailure("N17", kind + " proxy wants a login and none is set");

            assertWords(failure, RetryPolicy.STOP, "The proxy 127.0.0.1:" + proxy.port() + " " + words);
        }
    }

    @ParameterizedTest
    @EnumSource(Proxy.Kind.class)
    void connect_loginWrong_saysTheProxyAsks(Proxy.Kind kind) {
        try (ScriptedProxy proxy = scripted(kind, "me", "s3cret");
                TestConnection connection = TestConnection.once(
                                TestOptions.to(BROKER, 1883).proxy(proxy(kind, proxy.port(), "you", "s3cret")))
                        .connect()) {
            Failure failure = connection.noteFailure("N17", kind + " proxy does not know the user");

            assertWords(failure, RetryPolicy.STOP, "The proxy 127.0.0.1:" + proxy.port() + " asks for a login");
            assertThat(failure + TestConnection.words(failure)).doesNotContain("s3cret");
        }
    }

    @Test
    void connect_loginOfAnotherKind_namesIt() {
        Failure failure = noteRefusal("HTTP proxy asks for Negotiate", Proxy.Kind.HTTP, client -> {
            HttpText.head(client.in());
            client.send(HttpText.response(
                    "407 Proxy Authentication Required", "Proxy-Authenticate: Negotiate", "Proxy-Authenticate: NTLM"));
            client.listen();
        });

        assertWords(failure, RetryPolicy.STOP, "asks for a login of the kind Negotiate, NTLM");
    }

    @ParameterizedTest
    @CsvSource({
        "403 Forbidden, STOP, does not allow a connection to broker.example:1883",
        "502 Bad Gateway, RETRY_FIVE_TIMES, refused to connect to broker.example:1883",
        "504 Gateway Timeout, RETRY_FIVE_TIMES, it answered “504 Gateway Timeout”"
    })
    void connect_httpProxyRefuses_isNotTheBroker(String status, RetryPolicy policy, String words) {
        Failure failure = noteRefusal("HTTP proxy answers " + status, Proxy.Kind.HTTP, client -> {
            HttpText.head(client.in());
            // no length and no end: the page must not be waited for
            client.send(("HTTP/1.1 " + status + "\r\n\r\n<html>").getBytes(StandardCharsets.US_ASCII));
            client.listen();
        });

        assertWords(failure, policy, words);
    }

    @ParameterizedTest
    @CsvSource({
        "1, general failure, RETRY_FIVE_TIMES, refused to connect to broker.example:1883",
        "2, not allowed by ruleset, STOP, does not allow a connection to broker.example:1883",
        "4, host unreachable, RETRY_FIVE_TIMES, HOST_UNREACHABLE",
        "5, connection refused, RETRY_FIVE_TIMES, CONNECTION_REFUSED"
    })
    void connect_socks5Refuses_isNotTheBroker(int code, String meaning, RetryPolicy policy, String words) {
        Failure failure = noteRefusal("SOCKS5 proxy answers 0x0" + code + ", " + meaning, Proxy.Kind.SOCKS5, client -> {
            client.in().readNBytes(3);
            client.send(5, 0);
            client.in().readNBytes(5 + BROKER.length() + 2);
            client.send(5, code, 0, 1, 0, 0, 0, 0, 0, 0);
            client.listen();
        });

        assertWords(failure, policy, words);
    }

    @Test
    void connect_socks5LoginFails_saysLogin() {
        Failure failure = noteRefusal("SOCKS5 proxy refuses user and password", Proxy.Kind.SOCKS5, "me", client -> {
            client.in().readNBytes(4);
            client.send(5, 2);
            client.in().readNBytes(7);
            client.send(1, 1);
            client.listen();
        });

        assertWords(failure, RetryPolicy.STOP, "asks for a login");
    }

    @Test
    void connect_socks4Refuses_isNotTheBroker() {
        Failure failure = noteRefusal("SOCKS4 proxy answers 0x5B", Proxy.Kind.SOCKS4, client -> {
            client.in().readNBytes(8);
            client.send(0, 0x5B, 0, 0, 0, 0, 0, 0);
            client.listen();
        });

        assertWords(failure, RetryPolicy.RETRY_FIVE_TIMES, "refused to connect to broker.example:1883");
    }

    @ParameterizedTest
    @EnumSource(Proxy.Kind.class)
    void connect_proxyHangsUp_saysSo(Proxy.Kind kind) {
        Failure failure = noteRefusal(
                kind + " proxy hangs up", kind, client -> client.in().read());

        assertWords(failure, RetryPolicy.RETRY_FIVE_TIMES, "hung up");
    }

    @ParameterizedTest
    @EnumSource(Proxy.Kind.class)
    void connect_noProxyThere_saysSo(Proxy.Kind kind) {
        Failure failure = noteRefusal("An SSH server in place of a " + kind + " proxy", kind, client -> {
            client.send("SSH-2.0-OpenSSH_9.2p1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            client.listen();
        });

        assertWords(failure, RetryPolicy.STOP, "is no proxy of the kind " + kind);
    }

    @ParameterizedTest
    @EnumSource(Proxy.Kind.class)
    void connect_proxySilent_saysSo(Proxy.Kind kind) {
        try (ScriptedBroker proxy = ScriptedBroker.start(ScriptedBroker.Conversation::stall);
                TestConnection connection = TestConnection.once(TestOptions.to(BROKER, 1883)
                                .timeoutMillis(300)
                                .proxy(proxy(kind, proxy.port(), null, null)))
                        .connect()) {
            Failure failure = connection.noteFailure("N17", kind + " proxy says nothing");

            assertWords(failure, RetryPolicy.RETRY, "did not answer in 0.3 s");
        }
    }

    @Test
    void connect_proxyDead_isNotAskedForOtherServers() {
        int port = ScriptedBroker.deadPort();
        try (TestConnection connection = TestConnection.once(TestOptions.to(BROKER, 1883)
                        .alternates(new BrokerAddress(Scheme.MQTT, "b.example", 1883, ""))
                        .proxy(proxy(Proxy.Kind.SOCKS5, port, null, null)))
                .connect()) {
            Failure failure = connection.noteFailure("N17", "Nothing listens on the proxy's port");

            assertWords(failure, RetryPolicy.RETRY, "The proxy 127.0.0.1:" + port + " can't be reached");
            assertThat(TestConnection.words(failure)).doesNotContain("the last of");
        }
    }

    @Test
    void connect_brokerDeadBehindProxy_isTheBroker() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> client.packetOfType(1));
                ScriptedProxy proxy = ScriptedProxy.http(null);
                TestConnection connection = TestConnection.once(TestOptions.to(BROKER, broker.port())
                                .proxy(proxy(Proxy.Kind.HTTP, proxy.port(), null, null)))
                        .connect()) {
            assertWords(
                    connection.awaitFailure(),
                    RetryPolicy.RETRY_FIVE_TIMES,
                    BROKER + ":" + broker.port() + " hung up during login");
        }
    }
}
