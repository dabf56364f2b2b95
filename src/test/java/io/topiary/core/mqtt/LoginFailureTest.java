package io.topiary.core.mqtt;

import static io.topiary.core.mqtt.ConnectScene.assertProblem;
import static io.topiary.core.mqtt.ConnectScene.buttons;
import static io.topiary.core.mqtt.ConnectScene.choice;
import static io.topiary.core.mqtt.ConnectScene.note;
import static io.topiary.core.mqtt.ConnectScene.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.testing.ScriptedBroker;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The way is open, but no login comes about: silence, a hang-up, or settings that can't work. */
class LoginFailureTest {

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
}
