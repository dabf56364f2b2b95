package io.topiary.demo.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5WillPublish;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What outlives a connection: sessions, queued messages, wills (MQTT 5, sections 3.1 and 4.1). */
interface SessionContract {
    /** Port of the broker under test. */
    int port();

    @Test
    default void will_socketBreaks_isPublishedRetained() throws IOException {
        try (Probe probe = Probe.connect(port(), "watcher")) {
            probe.subscribe("will/plain", 1);
            RawClient.connect(
                            port(),
                            MqttVersion.MQTT_3_1_1,
                            "dies",
                            connect -> connect.willFlag(true)
                                    .willTopic("will/plain")
                                    .willMessage(Probe.bytes("gone"))
                                    .willRetain(true)
                                    .willQoS(MqttQoS.AT_LEAST_ONCE))
                    .close();
            await().untilAsserted(() -> assertThat(probe.texts()).containsExactly("gone"));
            probe.subscribe("will/+", 1);
            await().untilAsserted(() -> assertThat(probe.received())
                    .anyMatch(
                            message -> message.isRetain() && Probe.text(message).equals("gone")));
            probe.publish("will/plain", "", 1, true);
        }
    }

    @Test
    default void will_disconnect_onlyWithReason04() {
        try (Probe probe = Probe.connect(port(), "watcher2")) {
            probe.subscribe("will/+", 1);
            Probe silent = Probe.connect(port(), "leaves", withWill("will/never", 0, 0));
            silent.close();
            Probe loud = Probe.connect(port(), "leaves-loud", withWill("will/said", 0, 0));
            Probe.await(loud.client()
                    .disconnectWith()
                    .reasonCode(Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE)
                    .send());
            await().untilAsserted(() -> assertThat(probe.pairs()).containsExactly("will/said=gone"));
        }
    }

    @Test
    default void will_delayed_isPublishedLaterOrNotAtAll() {
        try (Probe probe = Probe.connect(port(), "watcher3")) {
            probe.subscribe("will/#", 1);
            Mqtt5Connect connect = withWill("will/back", 2, 60);
            Probe returns = Probe.connect(port(), "comes-back", connect);
            leaveWithWill(returns);
            Probe stays = Probe.connect(port(), "stays-away", withWill("will/late", 2, 60));
            leaveWithWill(stays);
            long left = System.nanoTime();
            try (Probe again = Probe.connect(
                    port(),
                    "comes-back",
                    Mqtt5Connect.builder().cleanStart(false).build())) {
                await().untilAsserted(() -> assertThat(probe.pairs()).isNotEmpty());
                assertThat(probe.pairs()).containsExactly("will/late=gone");
                assertThat(System.nanoTime() - left).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(900));
                assertThat(again.client().getState().isConnected()).isTrue();
            }
        }
    }

    @Test
    default void session_resumed_deliversWhatWasQueued() {
        Mqtt5Connect keep = Mqtt5Connect.builder()
                .cleanStart(false)
                .sessionExpiryInterval(60)
                .build();
        Probe first = Probe.connect(port(), "resumes", keep);
        first.subscribe("queue/#", 1);
        first.close();
        try (Probe publisher = Probe.connect(port(), "queue-publisher")) {
            publisher.publish("queue/0", "lost", 0, false);
            publisher.publish("queue/1", "kept", 1, false);
            publisher.publish("queue/2", "kept too", 2, false);
        }
        try (Probe second = Probe.connect(port(), "resumes", keep)) {
            await().untilAsserted(() -> assertThat(second.texts()).contains("kept", "kept too"));
        }
        try (Probe clean = Probe.connect(port(), "resumes")) {
            clean.subscribe("marker/clean", 0);
            clean.publish("marker/clean", "end", 0, false);
            await().untilAsserted(() -> assertThat(clean.texts()).containsExactly("end"));
        }
    }

    @Test
    default void session_v3NotClean_isPresentTheSecondTime() throws IOException {
        String connect = "10 10 0004 4d515454 04 00 003c 0004 76337072";
        try (RawClient first = new RawClient(port())) {
            first.send(connect);
            assertThat(first.next().orElseThrow().variableHeader().toString()).contains("sessionPresent=false");
        }
        try (RawClient second = new RawClient(port())) {
            second.send(connect);
            assertThat(second.next().orElseThrow().variableHeader().toString()).contains("sessionPresent=true");
        }
    }

    @Test
    default void expiry_whileAway_dropsTheMessage() {
        Mqtt5Connect keep = Mqtt5Connect.builder()
                .cleanStart(false)
                .sessionExpiryInterval(60)
                .build();
        Probe away = Probe.connect(port(), "expiring", keep);
        away.subscribe("expiry/#", 1);
        away.close();
        try (Probe publisher = Probe.connect(port(), "expiry-publisher")) {
            publisher.publish(expiring("short", 1));
            publisher.publish(expiring("long", 100));
        }
        await().pollDelay(2100, TimeUnit.MILLISECONDS).until(() -> true);
        try (Probe back = Probe.connect(port(), "expiring", keep)) {
            await().untilAsserted(() -> assertThat(back.texts()).containsExactly("long"));
            assertThat(back.received().getFirst().getMessageExpiryInterval().orElse(0))
                    .isBetween(90L, 98L);
        }
    }

    @Test
    default void sameClientId_secondConnection_endsTheFirst() {
        Probe first = Probe.connect(port(), "twin");
        try (Probe second = Probe.connect(port(), "twin")) {
            await().until(() -> first.lost().isPresent());
            assertThat(second.client().getState().isConnected()).isTrue();
        }
    }

    @Test
    default void emptyClientId_v5_isAssigned() {
        Probe probe = Probe.connect(port(), "");
        assertThat(probe.client()
                        .getConfig()
                        .getClientIdentifier()
                        .orElseThrow()
                        .toString())
                .isNotEmpty();
        probe.close();
    }

    @Test
    default void emptyClientId_v3NotClean_isRefused() {
        Mqtt3BlockingClient client = MqttClient.builder()
                .useMqttVersion3()
                .identifier("")
                .serverHost("127.0.0.1")
                .serverPort(port())
                .buildBlocking();
        assertThatThrownBy(() -> client.connectWith().cleanSession(false).send())
                .isInstanceOfSatisfying(
                        Mqtt3ConnAckException.class,
                        refused -> assertThat(
                                        refused.getMqttMessage().getReturnCode().getCode())
                                .isEqualTo(2));
    }

    private static void leaveWithWill(Probe probe) {
        Probe.await(probe.client()
                .disconnectWith()
                .reasonCode(Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE)
                .send());
    }

    private static Mqtt5Connect withWill(String topic, long delaySeconds, long expirySeconds) {
        return Mqtt5Connect.builder()
                .sessionExpiryInterval(expirySeconds)
                .willPublish(Mqtt5WillPublish.builder()
                        .topic(topic)
                        .payload(Probe.bytes("gone"))
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .delayInterval(delaySeconds)
                        .build())
                .build();
    }

    private static Mqtt5Publish expiring(String payload, long seconds) {
        return Mqtt5Publish.builder()
                .topic("expiry/" + payload)
                .payload(Probe.bytes(payload))
                .qos(MqttQos.AT_LEAST_ONCE)
                .messageExpiryInterval(seconds)
                .build();
    }
}
