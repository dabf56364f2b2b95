package io.topiary.core.mqtt;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps everything a connection tells. */
final class RecordingListener implements MessageListener {

    /** A message as told. */
    record Received(String topic, byte[] payload, Qos qos, boolean retained, MessageProperties properties) {

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    private final List<ConnectionStatus> statuses = new CopyOnWriteArrayList<>();
    private final List<Long> toldNanos = new CopyOnWriteArrayList<>();
    private final List<Received> messages = new CopyOnWriteArrayList<>();

    @Override
    public void changed(ConnectionStatus status) {
        toldNanos.add(System.nanoTime());
        statuses.add(status);
    }

    @Override
    public void received(String topic, byte[] payload, Qos qos, boolean retained, MessageProperties properties) {
        messages.add(new Received(topic, payload, qos, retained, properties));
    }

    List<ConnectionStatus> statuses() {
        return statuses;
    }

    /** When the first status in {@code state} was told, by {@link System#nanoTime()}. */
    long toldNanos(ConnectionState state) {
        return toldNanos.get(states().indexOf(state));
    }

    List<ConnectionState> states() {
        return statuses.stream().map(ConnectionStatus::state).toList();
    }

    List<Received> messages() {
        return messages;
    }
}
