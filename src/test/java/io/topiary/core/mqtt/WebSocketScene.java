package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Secret;
import io.topiary.testing.HttpText;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.WebSocketPeer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** WebSocket servers, and what a user is told who connects to them. */
final class WebSocketScene {

    static final String SUBPROTOCOL = "Sec-WebSocket-Protocol: mqtt";

    private WebSocketScene() {}

    static TestOptions ws(int port) {
        return TestOptions.to(port).scheme(Scheme.WS).path("mqtt").timeoutMillis(2_000);
    }

    static HttpHeader header(String name, @Nullable String value) {
        return new HttpHeader(name, value == null ? null : Secret.of(value));
    }

    /** The upgrade request that {@code options} lead to. */
    static String request(TestOptions options, String subprotocol) {
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

    static Failure noteAnswer(String stimulus, TestOptions options, ScriptedBroker.Script script) {
        try (ScriptedBroker broker = ScriptedBroker.start(script);
                TestConnection connection =
                        TestConnection.once(options.port(broker.port())).connect()) {
            return connection.noteFailure("N18", stimulus);
        }
    }

    static Failure noteStatus(String status, String... headers) {
        return noteAnswer("The web server answers " + status, ws(1), client -> {
            HttpText.head(client.in());
            client.send(HttpText.response(status, headers));
            client.listen();
        });
    }

    static void assertWords(Failure failure, RetryPolicy policy, String words) {
        assertThat(failure.policy() + " " + TestConnection.words(failure))
                .startsWith(policy + " ")
                .contains(words);
    }
}
