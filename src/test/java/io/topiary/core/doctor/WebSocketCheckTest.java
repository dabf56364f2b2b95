package io.topiary.core.doctor;

import static io.topiary.core.doctor.Patient.note;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.HttpHeader;
import io.topiary.core.mqtt.Remedy;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.mqtt.WebSocketOptions;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.WebScript;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The WebSocket handshake. */
class WebSocketCheckTest {

    private static Patient at(int port, String path) {
        return Patient.at(new BrokerAddress(Scheme.WS, "127.0.0.1", port, path));
    }

    @Test
    void examine_rightPath_opensAndTellsStatusAndHeaders() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> WebScript.serve(client, "/mqtt"))) {
            Patient.Diagnosed diagnosed =
                    at(broker.port(), "mqtt").stepMillis(500).examine();

            assertThat(diagnosed.outcomes()).startsWith("DNS:SKIPPED TCP:OK WEB_SOCKET:OK CONNECT:OK");
            assertThat(diagnosed.words(CheckStep.WEB_SOCKET))
                    .startsWith("WebSocket opened at /mqtt with subprotocol “mqtt”")
                    .contains("HTTP status: 101 Switching Protocols", "HTTP header: sec-websocket-protocol: mqtt");
        }
    }

    @Test
    void examine_wrongPath_offersTheOneThatWorks() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> WebScript.serve(client, "/ws"))) {
            Patient.Diagnosed diagnosed = at(broker.port(), "wrong").examine();

            assertThat(diagnosed.outcomes())
                    .isEqualTo("DNS:SKIPPED TCP:OK WEB_SOCKET:FAILED CONNECT:SKIPPED SUBSCRIBE:SKIPPED PING:SKIPPED");
            assertThat(diagnosed.remedies()).containsExactly(new Remedy.UsePath("ws"));
            assertThat(diagnosed.words(CheckStep.WEB_SOCKET))
                    .startsWith("WebSocket path “/wrong” not found")
                    .contains("HTTP status: 404 Not Found", "HTTP header: server: test")
                    .doesNotContain("secret");
            note("N18", "The doctor asks for a WebSocket at the wrong path (404)", diagnosed);
        }
    }

    @Test
    void examine_plainMqttPort_offersItWithoutWebSocket() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            int first = client.in().read();
            if (first == 0x10) {
                client.in().skipNBytes(client.in().read());
                client.send(0x20, 2, 0, 0);
                client.listen();
            }
        })) {
            Patient.Diagnosed diagnosed = at(broker.port(), "mqtt").examine();

            assertThat(diagnosed.words(CheckStep.WEB_SOCKET)).contains("is not a WebSocket port");
            assertThat(diagnosed.remedies())
                    .containsExactly(
                            new Remedy.UseAddress(new BrokerAddress(Scheme.MQTT, "127.0.0.1", broker.port(), "")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401 Unauthorized, asks for a login",
        "301 Moved Permanently, has moved",
        "500 Oops, does not reach the broker"
    })
    void examine_otherStatus_saysSo(String status, String words) {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            WebScript.request(client);
            client.send(("HTTP/1.1 " + status + "\r\ncontent-length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        })) {
            Patient.Diagnosed diagnosed = at(broker.port(), "mqtt").examine();

            assertThat(diagnosed.words(CheckStep.WEB_SOCKET)).contains(words, "HTTP status: " + status);
            note("N18", "The doctor's WebSocket is answered with " + status, diagnosed);
        }
    }

    @Test
    void examine_textFrame_isAgainstTheRules() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            WebScript.open(client, WebScript.key(WebScript.request(client)), "mqtt");
            client.in().read();
            client.send(0x81, 2, 'h', 'i');
            client.listen();
        })) {
            Patient.Diagnosed diagnosed = at(broker.port(), "mqtt").examine();

            assertThat(diagnosed.words(CheckStep.CONNECT)).contains("sent text in a WebSocket frame");
            note("N18", "The doctor's CONNECT is answered with a text frame", diagnosed);
        }
    }

    @Test
    void examine_headersAndQuery_areSentAndNotShown() {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            seen.add(WebScript.request(client));
            WebScript.open(client, WebScript.key(seen.getLast()), "mqtt");
            client.listen();
        })) {
            Patient patient = at(broker.port(), "mqtt?token=secret-word%2F").stepMillis(300);
            patient.options(patient.options()
                    .withNetwork(patient.options()
                            .network()
                            .withWebSocket(new WebSocketOptions(
                                    "mqtt", List.of(new HttpHeader("X-Api-Key", Secret.of("secret-key")))))));

            Patient.Diagnosed diagnosed = patient.examine();

            assertThat(seen.getFirst())
                    .startsWith("GET /mqtt?token=secret-word%2F ")
                    .containsIgnoringCase("X-Api-Key: secret-key");
            assertThat(diagnosed.words(CheckStep.WEB_SOCKET))
                    .contains("/mqtt?…")
                    .doesNotContain("secret-word", "secret-key");
        }
    }
}
