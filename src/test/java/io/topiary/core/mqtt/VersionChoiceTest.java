package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Finding out which version of MQTT a broker speaks, and saying so. */
class VersionChoiceTest {

    private final List<Integer> tried = new CopyOnWriteArrayList<>();

    /** What a broker does with a CONNECT. */
    private interface Answer {
        void to(int version, ScriptedBroker.Conversation client) throws Exception;
    }

    private ScriptedBroker broker(Answer answer) {
        return ScriptedBroker.start(client -> {
            int version = client.packetOfType(1)[8];
            tried.add(version);
            try {
                answer.to(version, client);
            } catch (RuntimeException | java.io.IOException | InterruptedException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void letIn(int version, ScriptedBroker.Conversation client) throws java.io.IOException {
        client.send(Packets.connAck(version == 5 ? ProtocolVersion.V5 : ProtocolVersion.V3_1_1, 0));
        client.listen();
    }

    private static TestOptions options(ScriptedBroker broker, ProtocolChoice choice) {
        return TestOptions.to(broker.port()).protocol(choice);
    }

    private static List<String> notices(ConnectionStatus status) {
        return status.notices().stream().map(TestConnection::words).toList();
    }

    @Test
    void auto_brokerHangsUpOnMqtt5_goesOverTo311AndSaysSo() {
        long start = System.nanoTime();
        try (ScriptedBroker broker = broker((version, client) -> {
                    if (version == 4) {
                        letIn(version, client);
                    }
                });
                TestConnection connection = TestConnection.once(options(broker, ProtocolChoice.AUTO))
                        .connect()) {
            ConnectionStatus status = connection.awaitState(ConnectionState.CONNECTED);

            assertThat(tried).containsExactly(5, 4);
            assertThat(status.switchedTo()).isEqualTo(ProtocolVersion.V3_1_1);
            assertThat(notices(status))
                    .containsExactly("The broker does not take MQTT 5; Topiary went over to MQTT 3.1.1");
            FaultBook.note(
                    "A1",
                    "A broker of MQTT 3.1.1 only hangs up on a CONNECT of MQTT 5; the version is automatic",
                    notices(status).getFirst(),
                    NotedFault.since(start));
        }
    }

    @Test
    void auto_wentOver_isAnnouncedWhileTryingAndRemembered() {
        try (ScriptedBroker broker = broker((version, client) -> {
                    if (version == 5) {
                        client.send(Packets.connAck(ProtocolVersion.V3_1_1, 1));
                    } else {
                        letIn(version, client);
                    }
                });
                TestConnection connection = TestConnection.once(options(broker, ProtocolChoice.AUTO))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            connection.connection().disconnect();
            connection.awaitState(ConnectionState.DISCONNECTED);
            connection.connect().awaitState(ConnectionState.CONNECTED);

            assertThat(tried).containsExactly(5, 4, 4);
            assertThat(connection.listener().statuses())
                    .filteredOn(status -> status.state() == ConnectionState.RESOLVING)
                    .extracting(ConnectionStatus::switchedTo)
                    .containsExactly(null, ProtocolVersion.V3_1_1, ProtocolVersion.V3_1_1);
        }
    }

    @Test
    void autoFrom311_refusedForItsVersion_goesOverTo5() {
        try (ScriptedBroker broker = broker((version, client) -> {
                    if (version == 4) {
                        client.send(Packets.connAck(ProtocolVersion.V3_1_1, 1));
                    } else {
                        letIn(version, client);
                    }
                });
                TestConnection connection = TestConnection.once(options(broker, ProtocolChoice.AUTO_FROM_3_1_1))
                        .connect()) {
            ConnectionStatus status = connection.awaitState(ConnectionState.CONNECTED);

            assertThat(tried).containsExactly(4, 5);
            assertThat(notices(status))
                    .containsExactly("The broker does not take MQTT 3.1.1; Topiary went over to MQTT 5");
        }
    }

    @Test
    void auto_bothRefused_failsOnceAndBeginsWith5Again() {
        try (ScriptedBroker broker =
                        broker((version, client) -> client.send(Packets.connAck(ProtocolVersion.V3_1_1, 1)));
                TestConnection connection = TestConnection.eager(options(broker, ProtocolChoice.AUTO))
                        .connect()) {
            ConnectionStatus status = connection.awaitState(ConnectionState.FAILED);
            connection.connect();
            await().until(() -> tried.size() == 4);

            assertThat(tried).containsExactly(5, 4, 5, 4);
            assertThat(status.switchedTo()).isNull();
            assertThat(TestConnection.words(connection.awaitFailure())).contains("does not support this version");
        }
    }

    @Test
    void auto_hangsUpOnBoth_triesTheOtherOnceOnly() {
        try (ScriptedBroker broker = broker((version, client) -> {});
                TestConnection connection = TestConnection.eager(options(broker, ProtocolChoice.AUTO))
                        .connect()) {
            ConnectionStatus status = connection.awaitState(ConnectionState.FAILED);

            assertThat(tried).containsExactly(5, 4, 5, 5, 5, 5, 5);
            assertThat(status.switchedTo()).isNull();
        }
    }

    @Test
    void auto_hangsUpOn5_refusesThePasswordIn311_staysThere() {
        try (ScriptedBroker broker = broker((version, client) -> {
                    if (version == 4) {
                        client.send(Packets.connAck(ProtocolVersion.V3_1_1, 4));
                    }
                });
                TestConnection connection = TestConnection.eager(options(broker, ProtocolChoice.AUTO))
                        .connect()) {
            ConnectionStatus status = connection.awaitState(ConnectionState.FAILED);

            assertThat(tried).containsExactly(5, 4);
            assertThat(status.switchedTo()).isEqualTo(ProtocolVersion.V3_1_1);
            assertThat(TestConnection.words(connection.awaitFailure())).contains("Wrong user name or password");
        }
    }

    @Test
    void fixed_refusedForItsVersion_offersTheOther() {
        Failure failure = NotedFault.of("A2", "CONNACK 0x84 to a profile with MQTT 5", client -> {
            client.packetOfType(1);
            client.send(Packets.connAck(ProtocolVersion.V5, 0x84));
        });

        assertThat(failure.remedies()).containsExactly(new Remedy.UseVersion(ProtocolChoice.V3_1_1));
    }
}
