package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.testing.ScriptedBroker;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Subscriptions that come and go while connected, and come back after a reconnect. */
class SubscribeTest {

    private static final List<Subscription> ADDED = List.of(Subscription.of(TopicFilter.of("b/#"), Qos.AT_LEAST_ONCE));

    private static List<String> filters(TestConnection connection) {
        return connection.connection().status().subscriptions().stream()
                .map(outcome -> outcome.subscription().filter().filter())
                .toList();
    }

    @Test
    void subscribe_whileConnected_isAnsweredAndShown() throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    Packets.subAck(client, ProtocolVersion.V5, 0);
                    Packets.subAck(client, ProtocolVersion.V5, 1);
                    byte[] unsubscribe = client.packetOfType(10);
                    client.send(0xB0, 4, unsubscribe[2], unsubscribe[3], 0, 0x11);
                    client.listen();
                });
                TestConnection connection = TestConnection.once(
                                TestOptions.to(broker.port()).subscribe("a", Qos.AT_MOST_ONCE))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);

            assertThat(connection.connection().subscribe(ADDED).get(5, TimeUnit.SECONDS))
                    .containsExactly(new SubscribeOutcome.Granted(ADDED.getFirst(), Qos.AT_LEAST_ONCE));
            await().untilAsserted(() -> assertThat(filters(connection)).containsExactly("a", "b/#"));
            connection.connection().unsubscribe(List.of(TopicFilter.of("a"))).get(5, TimeUnit.SECONDS);
            await().untilAsserted(() -> assertThat(filters(connection)).containsExactly("b/#"));
        }
    }

    @Test
    void subscribe_afterReconnect_isMadeAgain() throws Exception {
        AtomicInteger clients = new AtomicInteger();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    Packets.subAck(client, ProtocolVersion.V5, 1);
                    if (clients.incrementAndGet() == 2) {
                        client.listen();
                    }
                });
                TestConnection connection =
                        TestConnection.eager(TestOptions.to(broker.port())).connect()) {
            connection.awaitState(ConnectionState.CONNECTED);

            connection.connection().subscribe(ADDED).get(5, TimeUnit.SECONDS);

            await().until(() -> clients.get() == 2);
            connection.awaitState(ConnectionState.CONNECTED);
            assertThat(filters(connection)).containsExactly("b/#");
        }
    }

    @Test
    void subscribe_whileDisconnected_isRefusedInWordsAndKept() throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    Packets.subAck(client, ProtocolVersion.V5, 1);
                    client.listen();
                });
                TestConnection connection = TestConnection.once(TestOptions.to(broker.port()))) {
            List<SubscribeOutcome> outcomes =
                    connection.connection().subscribe(ADDED).get(1, TimeUnit.SECONDS);
            connection.connect().awaitState(ConnectionState.CONNECTED);

            assertThat(outcomes).hasOnlyElementsOfType(SubscribeOutcome.Refused.class);
            assertThat(filters(connection)).containsExactly("b/#");
        }
    }
}
