package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.message.UserProperty;
import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a broker grants in CONNACK, all of it. */
class BrokerLimitsTest {

    private static final byte[] EVERYTHING = Packets.concat(
            new byte[] {0x11, 0, 0, 0, 120},
            new byte[] {0x21, 0, 20},
            new byte[] {0x24, 1},
            new byte[] {0x25, 0},
            new byte[] {0x27, 0, 1, 0, 0},
            Packets.property(0x12, "assigned-7"),
            new byte[] {0x22, 0, 10},
            Packets.property(0x1F, "hello\u001B"),
            Packets.property(0x26, "k"),
            new byte[] {0, 1, 'v'},
            new byte[] {0x28, 0},
            new byte[] {0x29, 0},
            new byte[] {0x2A, 0},
            new byte[] {0x13, 0, 30},
            Packets.property(0x1A, "replies/7/"));

    /** Options that ask for everything a broker may grant. */
    private static TestOptions asking(ScriptedBroker broker, String clientId) {
        return TestOptions.to(broker.port())
                .clientId(clientId)
                .session(session ->
                        session.withReceiving(new SessionOptions.Receiving(1_000_000, 65_535, 0, true, true)));
    }

    private static BrokerLimits limits(ScriptedBroker.Script script, String clientId) {
        try (ScriptedBroker broker = ScriptedBroker.start(script);
                TestConnection connection =
                        TestConnection.once(asking(broker, clientId)).connect()) {
            BrokerLimits limits =
                    connection.awaitState(ConnectionState.CONNECTED).limits();
            if (limits == null) {
                throw new AssertionError("no limits while connected");
            }
            return limits;
        }
    }

    @Test
    void connAck_withEverything_comesThrough() {
        long start = System.nanoTime();
        BrokerLimits limits = limits(
                client -> {
                    client.packetOfType(1);
                    client.send(Packets.connAck5(EVERYTHING));
                    client.listen();
                },
                "");

        assertThat(limits)
                .isEqualTo(new BrokerLimits(
                        ProtocolVersion.V5,
                        null,
                        limits.endpoint(),
                        false,
                        "assigned-7",
                        30,
                        120,
                        20,
                        65_536,
                        10,
                        Qos.AT_LEAST_ONCE,
                        false,
                        false,
                        false,
                        false,
                        "replies/7/",
                        "hello\\u001B",
                        List.of(new UserProperty("k", "v"))));
        FaultBook.note("N23", "CONNACK with every property", limits.toString(), NotedFault.since(start));
    }

    @Test
    void connAck_withNothing_meansTheDefaultsOfTheStandard() {
        BrokerLimits limits = limits(
                client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    client.listen();
                },
                "topiary-test");

        assertThat(limits)
                .isEqualTo(new BrokerLimits(
                        ProtocolVersion.V5,
                        null,
                        limits.endpoint(),
                        false,
                        "topiary-test",
                        60,
                        0,
                        65_535,
                        SessionOptions.LARGEST_PACKET_BYTES,
                        0,
                        Qos.EXACTLY_ONCE,
                        true,
                        true,
                        true,
                        true,
                        null,
                        null,
                        List.of()));
    }

    @Test
    void publishAndSubscribe_againstTheLimits_areRefusedHere() throws Exception {
        long start = System.nanoTime();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    client.packetOfType(1);
                    client.send(Packets.connAck5(EVERYTHING));
                    client.listen();
                });
                TestConnection connection = TestConnection.once(asking(broker, "")
                                .subscribe("#", Qos.AT_MOST_ONCE)
                                .subscribe("$share/g/a", Qos.AT_MOST_ONCE))
                        .connect()) {
            List<String> refusals = connection.awaitState(ConnectionState.CONNECTED).subscriptions().stream()
                    .map(outcome -> TestConnection.words(
                            ((SubscribeOutcome.Refused) outcome).failure().what()))
                    .toList();
            PublishOutcome outcome = connection
                    .connection()
                    .publish(PublishRequest.of(Topic.of("a"), new byte[1], Qos.EXACTLY_ONCE, false))
                    .get(60, TimeUnit.SECONDS);

            assertThat(refusals)
                    .containsExactly(
                            "Subscription “#” refused: no wildcards",
                            "Subscription “$share/g/a” refused: no shared subscriptions");
            assertThat(outcome).isInstanceOf(PublishOutcome.Refused.class);
            FaultBook.note(
                    "N23", "Wildcards not available, subscribing to #", refusals.getFirst(), NotedFault.since(start));
        }
    }

    @Test
    void assignedIdentifier_ofASessionThatIsKept_isUsedAgain() {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    String clientId = ConnectPacket.of(client.packetOfType(1)).clientId();
                    seen.add(clientId);
                    client.send(
                            Packets.connAck5(clientId.isEmpty() ? Packets.property(0x12, "assigned-7") : new byte[0]));
                    client.listen();
                });
                TestConnection connection = TestConnection.once(TestOptions.to(broker.port())
                                .clientId("")
                                .session(session -> session.with(false, 60).withExpiry(600)))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            connection.connection().disconnect();
            connection.awaitState(ConnectionState.DISCONNECTED);
            connection.connect().awaitState(ConnectionState.CONNECTED);

            assertThat(seen).containsExactly("", "assigned-7");
        }
    }
}
