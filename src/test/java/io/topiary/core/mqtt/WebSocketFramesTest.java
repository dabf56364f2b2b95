package io.topiary.core.mqtt;

import static io.topiary.core.mqtt.WebSocketScene.SUBPROTOCOL;
import static io.topiary.core.mqtt.WebSocketScene.assertWords;
import static io.topiary.core.mqtt.WebSocketScene.noteAnswer;
import static io.topiary.core.mqtt.WebSocketScene.ws;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.WebSocketPeer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Which frames of a WebSocket carry MQTT. */
class WebSocketFramesTest {

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
