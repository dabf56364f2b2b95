package io.topiary.core.mqtt;

import static io.topiary.core.mqtt.WebSocketScene.SUBPROTOCOL;
import static io.topiary.core.mqtt.WebSocketScene.assertWords;
import static io.topiary.core.mqtt.WebSocketScene.noteAnswer;
import static io.topiary.core.mqtt.WebSocketScene.noteStatus;
import static io.topiary.core.mqtt.WebSocketScene.ws;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.testing.HttpText;
import io.topiary.testing.WebSocketPeer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answers to a request for a WebSocket mean. */
class WebSocketAnswerTest {

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
}
