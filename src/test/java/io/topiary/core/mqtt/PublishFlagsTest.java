package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages with odd flags and properties: what is allowed arrives as sent, what is not ends the link in words. */
class PublishFlagsTest {

    private static final byte[] TOPIC = {0, 1, 'a'};

    /** PUBLISH to "a" of MQTT 5. */
    private static byte[] publish(int flags, byte[] properties) {
        boolean acknowledged = (flags & 6) != 0;
        return Packets.packet(
                0x30,
                flags,
                TOPIC,
                acknowledged ? new byte[] {0, 7} : new byte[0],
                Packets.lengthAnd(properties),
                "x".getBytes(StandardCharsets.UTF_8));
    }

    private static void arrives(String row, String stimulus, byte[] packet, String words) {
        long start = System.nanoTime();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    client.send(packet);
                    client.listen();
                });
                TestConnection connection =
                        TestConnection.once(TestOptions.to(broker.port())).connect()) {
            await().until(() -> connection.listener().messages().size() == 1);
            RecordingListener.Received message =
                    connection.listener().messages().getFirst();
            assertThat("QoS " + message.qos().code() + ", RETAIN " + message.retained() + ", expiry "
                            + message.properties().messageExpirySeconds())
                    .isEqualTo(words);
            connection.awaitState(ConnectionState.CONNECTED);
            FaultBook.note(row, stimulus, words, NotedFault.since(start));
        }
    }

    @Test
    void flags_retainDupAndQos_arriveAsTheyAre() {
        arrives("P20", "RETAIN, DUP and QoS 1 together", publish(0xB, new byte[0]), "QoS 1, RETAIN true, expiry null");
    }

    @Test
    void messageExpiry_zero_arrives() {
        arrives(
                "P20",
                "A message expiry of 0 s, on the wire",
                publish(0, new byte[] {2, 0, 0, 0, 0}),
                "QoS 0, RETAIN false, expiry 0");
    }

    @Test
    void subscriptionIdentifiers_many_arrive() {
        byte[] many = new byte[2_000];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = 0x0B;
            many[i + 1] = (byte) (1 + i % 100);
        }
        arrives("P20", "1,000 subscription identifiers", publish(0, many), "QoS 0, RETAIN false, expiry null");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "P20, a subscription identifier of 0, 0, 0B00, subscription identifier must not be 0",
        "P20, QoS 3, 6, '', wrong QoS",
        "P20, DUP with QoS 0, 8, '', DUP flag must be 0 if QoS is 0",
        "P19, a response topic with a wildcard, 0, 08000472652F2B, malformed response topic"
    })
    void against_theStandard_endsTheLinkInWords(String row, String what, int flags, String properties, String words) {
        byte[] bytes = HexFormat.of().parseHex(properties);
        Failure failure = NotedFault.of(row, "A message with " + what + ", on the wire", client -> {
            Packets.welcome(client, ProtocolVersion.V5);
            client.send(publish(flags, bytes));
            client.listen();
        });
        assertThat(TestConnection.words(failure))
                .contains("sent a packet that breaks the rules of MQTT")
                .contains("Its PUBLISH: " + words + ".");
    }
}
