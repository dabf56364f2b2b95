package io.topiary.demo.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How messages get through: QoS, retained ones, properties, sizes. */
interface DeliveryContract {
    /** Port of the broker under test. */
    int port();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    default void publish_v5_arrivesOnceWithItsQos(int qos) {
        try (Probe probe = Probe.connect(port(), "v5-qos")) {
            probe.subscribe("round/trip", 2);
            probe.publish("round/trip", "hello", qos, false);
            await().untilAsserted(() -> assertThat(probe.received())
                    .map(message -> Probe.text(message) + message.getQos().getCode() + message.isRetain())
                    .containsExactly("hello" + qos + "false"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    default void publish_v3_arrivesOnceWithItsQos(int qos) throws InterruptedException {
        Mqtt3BlockingClient client = v3("v3-qos");
        client.connect();
        try (Mqtt3BlockingClient.Mqtt3Publishes publishes =
                client.publishes(com.hivemq.client.mqtt.MqttGlobalPublishFilter.ALL)) {
            client.subscribeWith()
                    .topicFilter("round/+")
                    .qos(MqttQos.EXACTLY_ONCE)
                    .send();
            client.publishWith()
                    .topic("round/trip3")
                    .payload(Probe.bytes("hello"))
                    .qos(qos(qos))
                    .send();
            Mqtt3Publish message = publishes.receive(10, TimeUnit.SECONDS).orElseThrow();
            assertThat(message.getTopic().toString() + message.getQos().getCode())
                    .isEqualTo("round/trip3" + qos);
        } finally {
            client.disconnect();
        }
    }

    @Test
    default void subscribe_lowerQosThanPublished_downgrades() {
        try (Probe probe = Probe.connect(port(), "downgrade")) {
            probe.subscribe("down/#", 1);
            probe.publish("down/grade", "x", 2, false);
            await().untilAsserted(() -> assertThat(probe.received())
                    .map(message -> message.getQos().getCode())
                    .containsExactly(1));
        }
    }

    @Test
    default void publish_retained_isSentToLaterSubscribersUntilCleared() {
        try (Probe probe = Probe.connect(port(), "retained")) {
            probe.publish("keep/a", "1", 1, true);
            probe.publish("keep/a", "2", 1, true);
            probe.publish("keep/b", "3", 1, true);
            probe.publish("keep/b", "", 1, true);
            probe.subscribe("keep/#", 1);
            probe.publish("keep/end", "end", 1, false);
            await().untilAsserted(() -> assertThat(probe.received())
                    .map(message -> message.getTopic() + Probe.text(message) + message.isRetain())
                    .containsExactly("keep/a2true", "keep/endendfalse"));
        }
    }

    @Test
    default void properties_arePassedOnUnaltered() {
        try (Probe probe = Probe.connect(port(), "props")) {
            probe.subscribe("props/#", 1);
            Mqtt5Publish sent = Mqtt5Publish.builder()
                    .topic("props/x")
                    .payload(Probe.bytes("{}"))
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .contentType("application/json")
                    .responseTopic("props/answer")
                    .correlationData(new byte[] {1, 2, (byte) 255})
                    .payloadFormatIndicator(
                            com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PayloadFormatIndicator.UTF_8)
                    .messageExpiryInterval(3600)
                    .userProperties()
                    .add("b", "1")
                    .add("a", "zwei")
                    .add("b", "3")
                    .applyUserProperties()
                    .build();
            probe.publish(sent);
            await().until(() -> !probe.received().isEmpty());
            assertThat(describe(probe.received().getFirst())).isEqualTo(describe(sent));
        }
    }

    @Test
    default void publish_noSubscriber_answersSo() {
        try (Probe probe = Probe.connect(port(), "nobody")) {
            Mqtt5PublishResult result = probe.publish("nobody/listens", "x", 1, false);
            assertThat(((Mqtt5PublishResult.Mqtt5Qos1Result) result)
                            .getPubAck()
                            .getReasonCode()
                            .getCode())
                    .isEqualTo(Reason.NO_MATCHING_SUBSCRIBERS);
        }
    }

    @Test
    default void payload_20MB_arrivesWhole() {
        byte[] payload = new byte[20_000_000];
        new Random(1).nextBytes(payload);
        try (Probe probe = Probe.connect(port(), "big")) {
            probe.subscribe("big", 1);
            probe.publish(Mqtt5Publish.builder()
                    .topic("big")
                    .payload(payload)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .build());
            await().until(() -> !probe.received().isEmpty());
            assertThat(Arrays.equals(probe.received().getFirst().getPayloadAsBytes(), payload))
                    .isTrue();
        }
    }

    @Test
    default void topic_200Levels_isRouted() {
        String topic = String.join("/", Collections.nCopies(200, "level"));
        try (Probe probe = Probe.connect(port(), "deep")) {
            probe.subscribe(topic.replace("level/level/level", "level/+/level"), 1);
            probe.publish(topic, "deep", 1, false);
            await().untilAsserted(() -> assertThat(probe.pairs()).containsExactly(topic + "=deep"));
        }
    }

    private static List<Object> describe(Mqtt5Publish message) {
        return List.of(
                message.getContentType(),
                message.getResponseTopic(),
                message.getCorrelationData().map(ByteBuffer::duplicate),
                message.getPayloadFormatIndicator(),
                message.getUserProperties(),
                message.getMessageExpiryInterval().isPresent());
    }

    private Mqtt3BlockingClient v3(String clientId) {
        return MqttClient.builder()
                .useMqttVersion3()
                .identifier(clientId)
                .serverHost("127.0.0.1")
                .serverPort(port())
                .buildBlocking();
    }

    private static MqttQos qos(int code) {
        return Objects.requireNonNull(MqttQos.fromCode(code));
    }
}
