package io.topiary.core.mqtt;

import static io.topiary.core.mqtt.WebSocketScene.SUBPROTOCOL;
import static io.topiary.core.mqtt.WebSocketScene.assertWords;
import static io.topiary.core.mqtt.WebSocketScene.header;
import static io.topiary.core.mqtt.WebSocketScene.request;
import static io.topiary.core.mqtt.WebSocketScene.ws;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.testing.HttpText;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.WebSocketPeer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the request for a WebSocket says. */
class WebSocketRequestTest {

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
}
