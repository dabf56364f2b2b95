package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Secret;
import io.topiary.testing.FaultBook;
import io.topiary.testing.HttpText;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.WebSocketPeer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSocket: what the upgrade request says, what answers mean, and which frames carry MQTT. */
class WebSocketTest {

    private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol: mqtt";

    private static TestOptions ws(int port) {
        return TestOptions.to(port).scheme(Scheme.WS).path("mqtt").timeoutMillis(2_000);
    }

    private static HttpHeader header(String name, @Nullable String value) {
        return new HttpHeader(name, value == null ? null : Secret.of(value));
    }

    /** The upgrade request that {@code options} lead to. */
    private static String request(TestOptions options, String subprotocol) {
        List<String> requests = new CopyOnWriteArrayList<>();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    WebSocketPeer peer = WebSocketPeer.accept(
                            client, subprotocol.isEmpty() ? "X-None: 1" : "Sec-WebSocket-Protocol: " + subprotocol);
                    requests.add(peer.request());
                    peer.read();
                    peer.send(WebSocketPeer.BINARY, true, Packets.connAck(ProtocolVersion.V5, 0));
                    client.listen();
                });
                TestConnection connection =
                        TestConnection.once(options.port(broker.port())).connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            return requests.getFirst();
        }
    }

    private static Failure noteAnswer(String stimulus, TestOptions options, ScriptedBroker.Script script) {
        try (ScriptedBroker broker = ScriptedBroker.start(script);
                TestConnection connection =
                        TestConnection.once(options.port(broker.port())).connect()) {
            return connection.noteFailure("N18", stimulus);
        }
    }

    private static Failure noteStatus(String status, String... headers) {
        return noteAnswer("The web server answers " + status, ws(1), client -> {
            HttpText.head(client.in());
            client.send(HttpText.response(status, headers));
            client.listen();
        });
    }

    private static void assertWords(Failure failure, RetryPolicy policy, String words) {
        assertThat(failure.policy() + " " + TestConnection.words(failure))
                .startsWith(policy + " ")
                .contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "mqtt, /mqtt",
        "'', /",
        "a/b?x=1, /a/b?x=1",
        "mqtt?X-Amz-Signature=a%2Fb%3D&t=%25, /mqtt?X-Amz-Signature=a%2Fb%3D&t=%25",
        "a b?é=\"1\", /a%20b?%C3%A9=%221%22",
        "m#q, /m%23q"
    })
    void connect_pathAndQuery_goOverTheWireAsWritten(String path, String target) {
        assertThat(request(ws(1).path(path), "mqtt").lines().findFirst()).hasValue("GET " + target + " HTTP/1.1");
    }

    @Test
    void connect_headers_areSent() {
        String request = request(
                ws(1).webSocket(new WebSocketOptions(
                        "mqtt",
                        List.of(
                                header("Authorization", "Bearer t0ken"),
                                header("X-Tag", "one"),
                                header("x-tag", "two"),
                                header("Cookie", "a=1"),
                                header("Cookie", "b=2"),
                                header("X-Api-Key", null)))),
                "mqtt");

        assertThat(HttpText.header(request, "Authorization")).isEqualTo("Bearer t0ken");
        assertThat(HttpText.header(request, "X-Tag")).isEqualTo("one, two");
        assertThat(HttpText.header(request, "Cookie")).isEqualTo("a=1; b=2");
        assertThat(request).as("a secret that is not known").doesNotContainIgnoringCase("x-api-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqtt", "mqttv3.1", ""})
    void connect_subprotocol_isAskedFor(String subprotocol) {
        String request = request(ws(1).webSocket(new WebSocketOptions(subprotocol, List.of())), subprotocol);

        assertThat(HttpText.header(request, "Sec-WebSocket-Protocol")).isEqualTo(subprotocol);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "täglich €", "\u0000"})
    void connect_headerThatCannotBeSent_isRefusedHere(String value) {
        try (ScriptedBroker broker = ScriptedBroker.start(ScriptedBroker.Conversation::listen);
                TestConnection connection = TestConnection.once(ws(broker.port())
                                .webSocket(new WebSocketOptions("mqtt", List.of(header("X-Token", value)))))
                        .connect()) {
            Failure failure = connection.awaitFailure();

            assertWords(failure, RetryPolicy.STOP, "The WebSocket header “X-Token” can't be sent");
            assertThat(failure + TestConnection.words(failure)).doesNotContain(value);
            assertThat(broker.clients()).isZero();
        }
    }

    @Test
    void connect_ipv6_works() throws Exception {
        List<String> requests = new CopyOnWriteArrayList<>();
        try (ScriptedBroker broker =
                        ScriptedBroker.on(new ServerSocket(0, 50, InetAddress.ofLiteral("::1")), client -> {
                            WebSocketPeer peer = WebSocketPeer.accept(client, SUBPROTOCOL);
                            requests.add(peer.request());
                            peer.read();
                            peer.send(WebSocketPeer.BINARY, true, Packets.connAck(ProtocolVersion.V5, 0));
                            client.listen();
                        });
                TestConnection connection = TestConnection.once(TestOptions.to("::1", broker.port())
                                .scheme(Scheme.WS)
                                .path("mqtt"))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);

            assertThat(HttpText.header(requests.getFirst(), "Host")).isEqualTo("[::1]:" + broker.port());
        }
    }

    @Test
    void connect_hostWithUnderscore_works() {
        List<String> requests = new CopyOnWriteArrayList<>();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    WebSocketPeer peer = WebSocketPeer.accept(client, SUBPROTOCOL);
                    requests.add(peer.request());
                    peer.read();
                    peer.send(WebSocketPeer.BINARY, true, Packets.connAck(ProtocolVersion.V5, 0));
                    client.listen();
                });
                TestConnection connection = TestConnection.resolving(
                                TestOptions.to("my_broker", broker.port())
                                        .scheme(Scheme.WS)
                                        .path("mqtt"),
                                host -> new InetAddress[] {InetAddress.getLoopbackAddress()})
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);

            assertThat(HttpText.header(requests.getFirst(), "Host")).isEqualTo("my_broker:" + broker.port());
        }
    }

    @Test
    void connect_pathNotFound_offersTheUsualOnes() {
        Failure failure = noteStatus("404 Not Found");

        assertWords(failure, RetryPolicy.STOP, "WebSocket path “/mqtt” not found");
        assertThat(failure.remedies()).containsExactly(new Remedy.UsePath("ws"), new Remedy.UsePath(""));
    }

    @ParameterizedTest
    @CsvSource({
        "401 Unauthorized, STOP, asks for a login",
        "403 Forbidden, STOP, asks for a login",
        "400 Bad Request, STOP, is not a WebSocket",
        "426 Upgrade Required, STOP, is not a WebSocket",
        "200 OK, STOP, is not a WebSocket",
        "301 Moved Permanently, STOP, has moved",
        "502 Bad Gateway, RETRY_FIVE_TIMES, does not reach the broker",
        "503 Service Unavailable, RETRY_FIVE_TIMES, does not reach the broker"
    })
    void connect_httpStatus_isTold(String status, RetryPolicy policy, String words) {
        Failure failure = noteStatus(status);

        assertWords(failure, policy, words);
        assertThat(TestConnection.words(failure)).contains("“" + status + "”");
    }

    @ParameterizedTest
    @CsvSource({
        "wss://new.example/x?t=1, WSS, new.example, 443, x?t=1",
        "https://new.example:8084/mqtt, WSS, new.example, 8084, mqtt",
        "/other, WS, 127.0.0.1, , other"
    })
    void connect_moved_offersTheNewAddressAndDoesNotFollow(
            String location, Scheme scheme, String host, @Nullable Integer port, String path) {
        Failure failure = noteStatus("301 Moved Permanently", "Location: " + location);

        assertWords(failure, RetryPolicy.STOP, "names “" + location + "”");
        assertThat(failure.remedies()).singleElement().isInstanceOfSatisfying(Remedy.UseAddress.class, there -> {
            BrokerAddress address = there.address();
            assertThat(address.scheme() + " " + address.host() + " " + address.path())
                    .isEqualTo(scheme + " " + host + " " + path);
            assertThat(port == null || address.port() == port).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "javascript:alert(1)", "https://", "http://["})
    void connect_movedToNowhere_offersNothing(String location) {
        Failure failure = noteStatus("302 Found", "Location: " + location);

        assertWords(failure, RetryPolicy.STOP, "has moved");
        assertThat(failure.remedies()).isEmpty();
    }

    @Test
    void connect_subprotocolMissing_saysSo() {
        Failure failure = noteAnswer("The upgrade is accepted without the subprotocol mqtt", ws(1), client -> {
            WebSocketPeer.accept(client);
            client.listen();
        });

        assertWords(failure, RetryPolicy.STOP, "speaks WebSocket, but not MQTT");
        assertThat(TestConnection.words(failure)).contains("subprotocol “mqtt”");
        assertThat(failure.remedies()).contains(new Remedy.UsePath("ws"));
    }

    @Test
    void connect_acceptWrong_saysSo() {
        Failure failure = noteAnswer("The upgrade is accepted with a wrong Sec-WebSocket-Accept", ws(1), client -> {
            HttpText.head(client.in());
            client.send(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: wrong\r\n" + SUBPROTOCOL + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            client.listen();
        });

        assertWords(failure, RetryPolicy.STOP, "did not finish the WebSocket handshake");
    }

    @Test
    void connect_tlsPort_offersTls() {
        Failure failure = noteAnswer("The port speaks TLS", ws(1), client -> {
            client.in().read();
            client.send(0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x0A);
        });

        assertWords(failure, RetryPolicy.STOP, "looks like a TLS port");
        assertThat(failure.remedies())
                .singleElement()
                .isInstanceOfSatisfying(
                        Remedy.UseAddress.class,
                        there -> assertThat(there.address().scheme()).isEqualTo(Scheme.WSS));
    }

    @Test
    void connect_portThatHangsUp_offersPlainMqttAndTls() {
        Failure failure = noteAnswer(
                "The port hangs up on HTTP", ws(1), client -> client.in().read());

        assertWords(failure, RetryPolicy.STOP, "is not a WebSocket port");
        assertThat(failure.remedies())
                .extracting(remedy -> ((Remedy.UseAddress) remedy).address().scheme())
                .containsExactly(Scheme.MQTT, Scheme.WSS);
    }

    @Test
    void receive_fragmentedFrames_areOnePacket() {
        long begun = System.nanoTime();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    WebSocketPeer peer = WebSocketPeer.accept(client, SUBPROTOCOL);
                    peer.read();
                    peer.send(WebSocketPeer.BINARY, false, 0x20);
                    peer.send(WebSocketPeer.CONTINUATION, false, 3, 0);
                    peer.send(WebSocketPeer.CONTINUATION, true, 0, 0);
                    byte[] publish =
                            Packets.publish(ProtocolVersion.V5, "a/b", "split".getBytes(StandardCharsets.US_ASCII));
                    for (int i = 0; i < publish.length; i++) {
                        peer.send(
                                i == 0 ? WebSocketPeer.BINARY : WebSocketPeer.CONTINUATION,
                                i == publish.length - 1,
                                publish[i]);
                    }
                    client.listen();
                });
                TestConnection connection =
                        TestConnection.once(ws(broker.port())).connect()) {
            await().until(() -> !connection.listener().messages().isEmpty());

            RecordingListener.Received received =
                    connection.listener().messages().getFirst();
            assertThat(received.topic() + " " + received.text()).isEqualTo("a/b split");
            FaultBook.note(
                    "N18",
                    "CONNACK and PUBLISH come in fragments of one byte",
                    "Connected; the message is shown whole",
                    Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    @Test
    void receive_packetsAcrossFrames_arePutTogether() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    WebSocketPeer peer = WebSocketPeer.accept(client, SUBPROTOCOL);
                    peer.read();
                    byte[] publish = Packets.publish(ProtocolVersion.V5, "a", "x".getBytes(StandardCharsets.US_ASCII));
                    int[] both = Arrays.copyOf(Packets.connAck(ProtocolVersion.V5, 0), 5 + publish.length);
                    for (int i = 0; i < publish.length; i++) {
                        both[5 + i] = publish[i];
                    }
                    peer.send(WebSocketPeer.BINARY, true, Arrays.copyOf(both, 7));
                    peer.send(WebSocketPeer.BINARY, true, Arrays.copyOfRange(both, 7, both.length));
                    client.listen();
                });
                TestConnection connection =
                        TestConnection.once(ws(broker.port())).connect()) {
            await().until(() -> !connection.listener().messages().isEmpty());

            assertThat(connection.listener().messages().getFirst().text()).isEqualTo("x");
        }
    }

    @Test
    void receive_textFrame_isAProtocolError() {
        Failure failure = noteAnswer("CONNACK comes in a text frame", ws(1), client -> {
            WebSocketPeer peer = WebSocketPeer.accept(client, SUBPROTOCOL);
            peer.read();
            peer.send(WebSocketPeer.TEXT, true, Packets.connAck(ProtocolVersion.V5, 0));
            client.listen();
        });

        assertThat(failure).isInstanceOf(Failure.Protocol.class);
        assertWords(failure, RetryPolicy.STOP, "sent text in a WebSocket frame");
    }

    @Test
    void receive_textFrameWhenUp_isAProtocolError() {
        Failure failure = noteAnswer("A text frame comes when connected", ws(1), client -> {
            WebSocketPeer peer = WebSocketPeer.accept(client, SUBPROTOCOL);
            peer.read();
            peer.send(WebSocketPeer.BINARY, true, Packets.connAck(ProtocolVersion.V5, 0));
            peer.send(WebSocketPeer.TEXT, true, 'h', 'i');
            client.listen();
        });

        assertThat(failure).isInstanceOf(Failure.Protocol.class);
        assertWords(failure, RetryPolicy.STOP, "sent text in a WebSocket frame");
    }
}
