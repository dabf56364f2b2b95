package io.topiary.demo.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the demo broker does beyond the contract every broker keeps. */
class DemoBrokerTest {
    private static final BrokerOptions DEFAULTS = BrokerOptions.defaults();

    @Test
    void close_withClients_saysServerShuttingDown() {
        DemoBroker broker = DemoBroker.start(DEFAULTS);
        Probe probe = Probe.connect(broker.port(), "stays");
        broker.close();
        await().until(() -> probe.lost().isPresent());
        assertThat(probe.disconnectReason()).isEqualTo(Reason.SHUTTING_DOWN);
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), broker.port()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void start_portInUse_throws() {
        try (DemoBroker broker = DemoBroker.start(DEFAULTS)) {
            assertThatThrownBy(() -> DemoBroker.start(DEFAULTS.withPort(broker.port())))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("127.0.0.1:" + broker.port());
        }
    }

    @Test
    void emptyClientId_v5_isAssignedAndLimitsAreAnnounced() {
        Limits limits = Limits.defaults().withPacketBytes(5_000).withTopicAliases(7);
        try (DemoBroker broker = DemoBroker.start(DEFAULTS.withLimits(limits));
                Probe probe = Probe.disconnected(broker.port(), "")) {
            Mqtt5ConnAck answer = probe.open(Mqtt5Connect.builder().build());
            assertThat(List.of(
                            answer.getRestrictions().getMaximumPacketSize(),
                            answer.getRestrictions().getTopicAliasMaximum()))
                    .isEqualTo(List.of(5_000, 7));
        }
    }

    @Test
    void topicAlias_isResolvedForOthers() throws IOException {
        try (DemoBroker broker = DemoBroker.start(DEFAULTS);
                Probe probe = Probe.connect(broker.port(), "aliased");
                RawClient raw = RawClient.connect(broker.port(), MqttVersion.MQTT_5, "alias", connect -> connect)) {
            probe.subscribe("#", 0);
            raw.send("30 0a 0003 612f62 03 230001 78");
            raw.send("30 07 0000 03 230001 79");
            await().untilAsserted(() -> assertThat(probe.pairs()).containsExactly("a/b=x", "a/b=y"));
        }
    }

    @Test
    void subscriptionIdentifiers_ofOverlappingSubscriptions_comeWithOneCopy() throws IOException {
        try (DemoBroker broker = DemoBroker.start(DEFAULTS);
                RawClient raw = RawClient.connect(broker.port(), MqttVersion.MQTT_5, "ids", connect -> connect)) {
            raw.send("82 0b 0001 02 0b07 0003 612f62 00");
            raw.send("82 09 0002 02 0b08 0001 23 01");
            raw.next();
            raw.next();
            raw.send("30 07 0003 612f62 00 78");
            MqttPublishVariableHeader header =
                    (MqttPublishVariableHeader) raw.next().orElseThrow().variableHeader();
            assertThat(header.properties().getProperties(MqttPropertyType.SUBSCRIPTION_IDENTIFIER.value()))
                    .extracting(property -> property.value())
                    .containsExactlyInAnyOrder(7, 8);
            raw.send("e000");
            assertThat(raw.rest()).isEmpty();
        }
    }

    @Test
    void keepAlive_silentClient_isDisconnectedAfterOneAndAHalf() throws IOException {
        try (DemoBroker broker = DemoBroker.start(DEFAULTS);
                RawClient raw = RawClient.connect(
                        broker.port(), MqttVersion.MQTT_5, "silent", connect -> connect.keepAlive(1))) {
            long connected = System.nanoTime();
            assertThat(raw.rest()).startsWith("e0028d");
            assertThat(System.nanoTime() - connected).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(1_300));
        }
    }

    @Test
    void sameClientId_v5_hearsSessionTakenOver() {
        try (DemoBroker broker = DemoBroker.start(DEFAULTS)) {
            Probe first = Probe.connect(broker.port(), "twin");
            Probe second = Probe.connect(broker.port(), "twin");
            await().until(() -> first.lost().isPresent());
            assertThat(first.disconnectReason()).isEqualTo(Reason.TAKEN_OVER);
            second.close();
        }
    }

    @Test
    void dropAll_breaksConnectionsAndGoesOnListening() {
        try (DemoBroker broker = DemoBroker.start(DEFAULTS)) {
            Probe first = Probe.connect(broker.port(), "dropped");
            broker.dropAll();
            await().until(() -> first.lost().isPresent());
            Probe.connect(broker.port(), "dropped").close();
        }
    }

    @Test
    void slowReceiver_qos0_isDroppedAndCounted() throws IOException {
        BrokerOptions options = DEFAULTS.withSysInterval(Duration.ofMillis(100))
                .withLimits(Limits.defaults().withUnsentBytes(100_000));
        try (DemoBroker broker = DemoBroker.start(options);
                Probe probe = Probe.connect(broker.port(), "fast");
                RawClient slow = RawClient.connect(broker.port(), MqttVersion.MQTT_5, "slow", connect -> connect)) {
            slow.send("82 0a 0001 00 0004 666c6f6f 00");
            slow.next();
            byte[] payload = new byte[1_000_000];
            for (int i = 0; i < 30; i++) {
                probe.publish(
                        Mqtt5Publish.builder().topic("floo").payload(payload).build());
            }
            probe.subscribe("$SYS/broker/publish/messages/dropped", 0);
            await().untilAsserted(() ->
                    assertThat(Integer.parseInt(probe.texts().getLast())).isPositive());
        }
    }

    @Test
    void queue_overItsBound_dropsAndCounts() {
        BrokerOptions options = DEFAULTS.withSysInterval(Duration.ofMillis(100))
                .withLimits(Limits.defaults().withQueuedMessages(3));
        Mqtt5Connect keep = Mqtt5Connect.builder()
                .cleanStart(false)
                .sessionExpiryInterval(60)
                .build();
        try (DemoBroker broker = DemoBroker.start(options);
                Probe publisher = Probe.connect(broker.port(), "publisher")) {
            Probe away = Probe.connect(broker.port(), "away", keep);
            away.subscribe("q", 1);
            away.close();
            for (int i = 0; i < 5; i++) {
                publisher.publish("q", Integer.toString(i), 1, false);
            }
            publisher.subscribe("$SYS/broker/publish/messages/dropped", 0);
            await().untilAsserted(() -> assertThat(publisher.texts()).endsWith("2"));
            try (Probe back = Probe.connect(broker.port(), "away", keep)) {
                await().untilAsserted(() -> assertThat(back.texts()).containsExactly("0", "1", "2"));
            }
        }
    }

    @Test
    void localClient_publishesSubscribesAndLeavesAWill() {
        try (DemoBroker broker = DemoBroker.start(DEFAULTS);
                Probe probe = Probe.connect(broker.port(), "viewer")) {
            probe.subscribe("out/#", 0);
            broker.loop().execute(() -> {
                Message will = message("out/lwt", "offline");
                LocalClient[] self = new LocalClient[1];
                self[0] = broker.attach("device", will, in -> {
                    self[0].publish(
                            message("out/echo", new String(in.payload(), java.nio.charset.StandardCharsets.UTF_8)));
                    self[0].fail();
                });
                self[0].subscribe("in/#");
            });
            await().untilAsserted(() -> {
                probe.publish("in/x", "hi", 0, false);
                assertThat(probe.pairs()).contains("out/echo=hi", "out/lwt=offline");
            });
        }
    }

    private static Message message(String topic, String payload) {
        return new Message(topic, Probe.bytes(payload), 0, false, PublishProperties.NONE);
    }
}
