package io.topiary.demo.broker;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An MQTT 5 client that remembers what it received. */
final class Probe implements AutoCloseable {
    private final Mqtt5AsyncClient client;
    private final List<Mqtt5Publish> received = new CopyOnWriteArrayList<>();
    private volatile @Nullable Throwable lost;

    private Probe(int port, String clientId) {
        client = MqttClient.builder()
                .useMqttVersion5()
                .identifier(clientId)
                .serverHost("127.0.0.1")
                .serverPort(port)
                .addDisconnectedListener(this::onDisconnected)
                .buildAsync();
        client.publishes(MqttGlobalPublishFilter.ALL, received::add, Runnable::run);
    }

    /** Connected with a clean start. */
    static Probe connect(int port, String clientId) {
        return connect(port, clientId, Mqtt5Connect.builder().build());
    }

    static Probe connect(int port, String clientId, Mqtt5Connect connect) {
        Probe probe = new Probe(port, clientId);
        probe.open(connect);
        return probe;
    }

    /** Not connected yet; see {@link #open}. */
    static Probe disconnected(int port, String clientId) {
        return new Probe(port, clientId);
    }

    Mqtt5ConnAck open(Mqtt5Connect connect) {
        return await(client.connect(connect));
    }

    Mqtt5AsyncClient client() {
        return client;
    }

    void subscribe(String filter, int qos) {
        await(client.subscribeWith()
                .topicFilter(filter)
                .qos(java.util.Objects.requireNonNull(com.hivemq.client.mqtt.datatypes.MqttQos.fromCode(qos)))
                .send());
    }

    Mqtt5PublishResult publish(String topic, String payload, int qos, boolean retain) {
        return publish(Mqtt5Publish.builder()
                .topic(topic)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .qos(java.util.Objects.requireNonNull(com.hivemq.client.mqtt.datatypes.MqttQos.fromCode(qos)))
                .retain(retain)
                .build());
    }

    Mqtt5PublishResult publish(Mqtt5Publish publish) {
        return await(client.publish(publish));
    }

    List<Mqtt5Publish> received() {
        return List.copyOf(received);
    }

    /** Received payloads as text. */
    List<String> texts() {
        return received.stream().map(Probe::text).toList();
    }

    /** Received messages as {@code topic=payload}. */
    List<String> pairs() {
        return received.stream()
                .map(message -> message.getTopic() + "=" + text(message))
                .toList();
    }

    /** Why the connection ended, once it has. */
    Optional<Throwable> lost() {
        return Optional.ofNullable(lost);
    }

    /** Reason code of the broker's DISCONNECT, or -1. */
    int disconnectReason() {
        return lost().filter(Mqtt5DisconnectException.class::isInstance)
                .map(cause -> ((Mqtt5DisconnectException) cause)
                        .getMqttMessage()
                        .getReasonCode()
                        .getCode())
                .orElse(-1);
    }

    static String text(Mqtt5Publish message) {
        return new String(message.getPayloadAsBytes(), StandardCharsets.UTF_8);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        if (client.getState().isConnected()) {
            await(client.disconnect());
        }
    }

    private void onDisconnected(MqttClientDisconnectedContext context) {
        lost = context.getCause();
    }
}
