package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5Disconnect;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A broker that goes over the limits it was told. */
class BreachTest {

    /** PUBLISH of QoS 0 to "a" with a topic alias. */
    private static byte[] aliased(int alias) {
        return Packets.packet(0x30, 0, new byte[] {0, 1, 'a'}, new byte[] {3, 0x23, (byte) (alias >> 8), (byte) alias});
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "4, 5", "4, 0"})
    void topicAlias_outOfRange_endsWith0x94(int allowed, int used) throws Exception {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        Failure failure = NotedFault.of(
                "N24",
                "Topic alias " + used + ", " + allowed + " allowed",
                options -> options.session(session ->
                        session.withReceiving(new SessionOptions.Receiving(1_000, 100, allowed, true, false))),
                client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    client.send(aliased(used));
                    code.complete((int) client.packetOfType(14)[2]);
                });

        assertThat(code.get(60, TimeUnit.SECONDS).byteValue()).isEqualTo((byte) 0x94);
        assertThat(TestConnection.words(failure))
                .contains("used a topic alias that it was not allowed")
                .contains("0x94 Topic alias invalid");
        assertThat(failure.remedies()).containsExactly(new Remedy.UseVersion(ProtocolChoice.V3_1_1));
    }

    @Test
    void packet_largerThanThisProfileTakes_endsInWords() {
        Failure failure = NotedFault.of(
                "P4",
                "A PUBLISH of 2,000 bytes where the profile takes 1,000",
                options -> options.session(
                        session -> session.withReceiving(new SessionOptions.Receiving(1_000, 100, 0, true, false))),
                client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    client.send(Packets.publish(ProtocolVersion.V5, "a", new byte[2_000]));
                    client.listen();
                });

        assertThat(TestConnection.words(failure))
                .contains("over the limit of 1000 bytes", "largest packet size of this profile");
    }

    @Test
    void receiveMaximum_broken_hasWords() {
        Mqtt5Disconnect disconnect = Mqtt5Disconnect.builder()
                .reasonCode(Mqtt5DisconnectReasonCode.RECEIVE_MAXIMUM_EXCEEDED)
                .build();
        Failure failure = new FailureWords(TestOptions.to(1).build(), ProtocolVersion.V5)
                .linkEnded(
                        new LinkEnd.Broken(new Mqtt5DisconnectException(disconnect, "too many")),
                        new WireFacts(),
                        null,
                        true);

        assertThat(TestConnection.words(failure))
                .contains("sent more messages at once than this profile takes")
                .contains("0x93 Receive maximum exceeded");
    }

    /** Each message is acknowledged before the next one is read: a broker that hurries loses nothing by it. */
    @Test
    void receiveMaximum_brokerHurries_losesNothing() {
        long start = System.nanoTime();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    for (int i = 1; i <= 50; i++) {
                        client.send(0x32, 6, 0, 1, 'a', 0, i, 0);
                    }
                    client.listen();
                });
                TestConnection connection = TestConnection.once(TestOptions.to(broker.port())
                                .session(session ->
                                        session.withReceiving(new SessionOptions.Receiving(1_000, 1, 0, true, false))))
                        .connect()) {
            await().until(() -> connection.listener().messages().size() == 50);

            connection.awaitState(ConnectionState.CONNECTED);
            FaultBook.note(
                    "N24",
                    "Receive maximum 1, and the broker sends 50 messages of QoS 1 at once",
                    "(all arrive: each is acknowledged before the next is read)",
                    NotedFault.since(start));
        }
    }

    @Test
    void receiveMaximum_broken_byUs_isShown() {
        Failure failure = NotedFault.of("N24", "DISCONNECT 0x93", client -> {
            Packets.welcome(client, ProtocolVersion.V5);
            client.send(0xE0, 2, 0x93, 0);
            client.listen();
        });

        assertThat(TestConnection.words(failure)).contains("0x93 Receive maximum exceeded");
        assertThat(failure.policy()).isEqualTo(RetryPolicy.RETRY);
    }
}
