package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses, states and broker texts. */
class PortTypesTest {

    @ParameterizedTest
    @CsvSource({
        "MQTT, h, 1883, '', mqtt://h:1883",
        "WSS, h, 443, mqtt?t=1, wss://h:443/mqtt?t=1",
        "MQTTS, ::1, 8883, '', mqtts://[::1]:8883"
    })
    void address_uri_isWrittenWhole(Scheme scheme, String host, int port, String path, String uri) {
        assertThat(new BrokerAddress(scheme, host, port, path)).hasToString(uri);
    }

    @ParameterizedTest
    @CsvSource({"'', 1883", "h, 0", "h, 65536"})
    void address_outOfRange_throws(String host, int port) {
        assertThatThrownBy(() -> new BrokerAddress(Scheme.MQTT, host, port, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DISCONNECTED | DISCONNECTED RESOLVING
            RESOLVING    | DISCONNECTED CONNECTING WAITING FAILED
            CONNECTING   | DISCONNECTED RESOLVING SUBSCRIBING WAITING FAILED
            SUBSCRIBING  | DISCONNECTED CONNECTED WAITING FAILED
            CONNECTED    | DISCONNECTED WAITING FAILED
            WAITING      | DISCONNECTED RESOLVING FAILED
            FAILED       | DISCONNECTED RESOLVING
            """)
    void state_successors_areThoseOfTheDrawing(ConnectionState state, String successors) {
        assertThat(Arrays.stream(ConnectionState.values())
                        .filter(state::canBecome)
                        .map(Enum::name)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(successors);
    }

    @Test
    void state_every_canBeDisconnected() {
        assertThat(ConnectionState.values()).allMatch(state -> state.canBecome(ConnectionState.DISCONNECTED));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 400 Bad Request, HTTP",
        "SSH-2.0-x, SSH",
        "+OK ready, TEXT",
        "abc, OTHER",
    })
    void banner_text_isRecognised(String text, Banner.Kind kind) {
        assertThat(Banner.of((text + "\r\n").getBytes(StandardCharsets.US_ASCII))
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void escape_hostileText_isVisible() {
        assertThat(BrokerText.escape("a\r\nb\u0000\u202E\uD800😀é"))
                .isEqualTo("a\\u000D\\u000Ab\\u0000\\u202E\\uD800😀é");
    }
}
