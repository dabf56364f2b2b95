package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Qos;
import io.topiary.core.message.RetainHandling;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.testing.ScriptedBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
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

            assertThat(connection.connection().subscribe(ADDED).get(60, TimeUnit.SECONDS))
                    .containsExactly(new SubscribeOutcome.Granted(ADDED.getFirst(), Qos.AT_LEAST_ONCE));
            await().untilAsserted(() -> assertThat(filters(connection)).containsExactly("a", "b/#"));
            connection.connection().unsubscribe(List.of(TopicFilter.of("a"))).get(60, TimeUnit.SECONDS);
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

            connection.connection().subscribe(ADDED).get(60, TimeUnit.SECONDS);

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
                    connection.connection().subscribe(ADDED).get(60, TimeUnit.SECONDS);
            connection.connect().awaitState(ConnectionState.CONNECTED);

            assertThat(outcomes).hasOnlyElementsOfType(SubscribeOutcome.Refused.class);
            assertThat(filters(connection)).containsExactly("b/#");
        }
    }

    private static Subscription subscription(String filter) {
        return Subscription.of(TopicFilter.of(filter), Qos.AT_MOST_ONCE);
    }

    /** The filters of a SUBSCRIBE or UNSUBSCRIBE of MQTT 5, in order; short packets without properties only. */
    private static List<String> filtersOf(byte[] packet, boolean withOptions) {
        List<String> filters = new ArrayList<>();
        for (int at = 5 + packet[4]; at < packet.length; ) {
            int length = packet[at] << 8 | packet[at + 1];
            filters.add(new String(packet, at + 2, length, StandardCharsets.UTF_8));
            at += 2 + length + (withOptions ? 1 : 0);
        }
        return filters;
    }

    /** Answers every SUBSCRIBE and UNSUBSCRIBE with yes, and tells of each. */
    private static void serve(ScriptedBroker.Conversation client, List<String> seen) throws IOException {
        while (true) {
            byte[] packet = client.packet();
            int type = (packet[0] & 0xF0) >> 4;
            if (type == 8 || type == 10) {
                List<String> filters = filtersOf(packet, type == 8);
                seen.add((type == 8 ? "+" : "-") + String.join(" ", filters));
                byte[] codes = new byte[filters.size()];
                client.send(Packets.packet(type == 8 ? 0x90 : 0xB0, 0, new byte[] {packet[2], packet[3], 0}, codes));
            }
        }
    }

    @Test
    void subscribe_switchedOff_isNotMadeAndKept() {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    serve(client, seen);
                });
                TestConnection connection = TestConnection.once(TestOptions.to(broker.port())
                                .subscribe("on", Qos.AT_MOST_ONCE)
                                .subscribe(subscription("off").withEnabled(false)))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);

            assertThat(seen).containsExactly("+on");
            assertThat(filters(connection)).containsExactly("on");
            assertThat(connection.connection().subscriptions())
                    .extracting(each -> each.filter().filter() + each.enabled())
                    .containsExactly("ontrue", "offfalse");
        }
    }

    @Test
    void subscribe_switchingOffAndOn_tellsTheBrokerAndKeepsTheOrder() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    serve(client, seen);
                });
                TestConnection connection = TestConnection.once(TestOptions.to(broker.port())
                                .subscribe("a", Qos.AT_MOST_ONCE)
                                .subscribe("b", Qos.AT_MOST_ONCE))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            connection
                    .connection()
                    .subscribe(List.of(subscription("a").withEnabled(false)))
                    .get(60, TimeUnit.SECONDS);
            // else messages may still come on it
            assertThat(seen).containsExactly("+a b", "-a");
            await().untilAsserted(() -> assertThat(filters(connection)).containsExactly("b"));
            connection.connection().subscribe(List.of(subscription("a"))).get(60, TimeUnit.SECONDS);
            await().untilAsserted(() -> assertThat(filters(connection)).containsExactly("b", "a"));

            assertThat(seen).containsExactly("+a b", "-a", "+a");
            assertThat(connection.connection().subscriptions())
                    .extracting(each -> each.filter().filter())
                    .containsExactly("a", "b");
        }
    }

    @Test
    void subscribe_whileConnecting_isMadeWithTheOthers() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        CountDownLatch added = new CountDownLatch(1);
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    client.packetOfType(1);
                    added.await();
                    client.send(Packets.connAck(ProtocolVersion.V5, 0));
                    serve(client, seen);
                });
                TestConnection connection = TestConnection.once(
                                TestOptions.to(broker.port()).subscribe("a", Qos.AT_MOST_ONCE))
                        .connect()) {
            await().until(() -> connection.connection().status().step() == ConnectStep.CONNECT);
            connection.connection().subscribe(ADDED).get(60, TimeUnit.SECONDS);
            added.countDown();

            connection.awaitState(ConnectionState.CONNECTED);
            assertThat(seen).containsExactly("+a b/#");
        }
    }

    @Test
    void resumedSession_stillHoldsWhatIsNotWanted_isTidiedFirst() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        AtomicInteger clients = new AtomicInteger();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    client.packetOfType(1);
                    client.send(0x20, 3, clients.getAndIncrement() == 0 ? 0 : 1, 0, 0);
                    serve(client, seen);
                });
                TestConnection connection = TestConnection.once(TestOptions.to(broker.port())
                                .session(session -> session.with(false, 60).withExpiry(600))
                                .subscribe("a", Qos.AT_MOST_ONCE)
                                .subscribe("b", Qos.AT_MOST_ONCE)
                                .subscribe(subscription("off").withEnabled(false)))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            connection.connection().disconnect();
            connection.awaitState(ConnectionState.DISCONNECTED);
            connection.connection().unsubscribe(List.of(TopicFilter.of("b"))).get(60, TimeUnit.SECONDS);
            connection.connect().awaitState(ConnectionState.CONNECTED);

            assertThat(seen).containsExactly("+a b", "-b off", "+a");
        }
    }

    @Test
    void unsubscribe_refused_saysSoAndStaysInTheStatus() throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    Packets.subAck(client, ProtocolVersion.V5, 0, 0);
                    byte[] unsubscribe = client.packetOfType(10);
                    client.send(0xB0, 5, unsubscribe[2], unsubscribe[3], 0, 0x87, 0);
                    client.listen();
                });
                TestConnection connection = TestConnection.once(TestOptions.to(broker.port())
                                .subscribe("a", Qos.AT_MOST_ONCE)
                                .subscribe("b", Qos.AT_MOST_ONCE))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            Map<TopicFilter, Failure> refused = connection
                    .connection()
                    .unsubscribe(List.of(TopicFilter.of("a"), TopicFilter.of("b")))
                    .get(60, TimeUnit.SECONDS);

            assertThat(refused).containsOnlyKeys(TopicFilter.of("a"));
            assertThat(TestConnection.words(refused.values().iterator().next()))
                    .startsWith("Subscription “a” not ended: not authorised")
                    .contains("0x87");
            await().untilAsserted(() -> assertThat(filters(connection)).containsExactly("a"));
        }
    }

    @Test
    void subscribe_sharedWithoutOwnMessages_isRefusedHere() {
        List<String> seen = new CopyOnWriteArrayList<>();
        Subscription shared = new Subscription(
                TopicFilter.of("$share/group/a"), Qos.AT_MOST_ONCE, true, true, RetainHandling.SEND, true);
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    serve(client, seen);
                });
                TestConnection connection = TestConnection.once(
                                TestOptions.to(broker.port()).subscribe(shared).subscribe("b", Qos.AT_MOST_ONCE))
                        .connect()) {
            SubscribeOutcome outcome = connection
                    .awaitState(ConnectionState.CONNECTED)
                    .subscriptions()
                    .getFirst();

            assertThat(seen).containsExactly("+b");
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            SubscribeOutcome.Refused.class,
                            refused -> assertThat(TestConnection.words(refused.failure()))
                                    .startsWith("Subscription “$share/group/a” refused: shared, and without own"));
        }
    }
}
