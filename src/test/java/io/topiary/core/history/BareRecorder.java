package io.topiary.core.history;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The least that records: a bare client whose callback fills a queue, as long as there is room in it, and one thread that
 * writes batches into the tables of a recording. What the recorder is measured against.
 */
final class BareRecorder {

    private static final int MOST_WAITING = 200_000;
    private static final int BATCH = 5_000;

    private final BlockingQueue<Mqtt5Publish> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Map<String, Long> topics = new HashMap<>();
    private long received;
    private volatile boolean ended;

    /** {@code PORT MESSAGES FILE}. */
    public static void main(String[] args) throws Exception {
        new BareRecorder().run(Integer.parseInt(args[0]), Long.parseLong(args[1]), Path.of(args[2]));
        System.exit(0);
    }

    private void run(int port, long messages, Path file) throws Exception {
        Mqtt5AsyncClient client = MqttClient.builder()
                .useMqttVersion5()
                .identifier("topiary-bench")
                .serverHost("127.0.0.1")
                .serverPort(port)
                .buildAsync();
        client.publishes(
                MqttGlobalPublishFilter.ALL,
                publish -> {
                    // a full queue sheds it
                    queue.offer(publish);
                    if (++received == messages) {
                        ended = true;
                        System.out.println("DONE " + System.nanoTime());
                    }
                },
                Runnable::run);
        client.connect().join();
        try (RecordingFile recording = RecordingFile.write(file)) {
            client.subscribeWith().topicFilter("#").send().join();
            System.out.println("RECORDED " + write(recording.connection()));
        }
        System.out.println("CLOSED 0");
    }

    private long write(Connection connection) throws SQLException, InterruptedException {
        long written = 0;
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO message VALUES (?, ?, ?, ?, ?, ?)");
                PreparedStatement topic = connection.prepareStatement("INSERT INTO topic VALUES (?, ?)")) {
            while (true) {
                @Nullable Mqtt5Publish publish = queue.poll(10, TimeUnit.MILLISECONDS);
                if (publish == null && ended && queue.isEmpty()) {
                    break;
                }
                if (publish == null) {
                    continue;
                }
                insert.setLong(1, ++written);
                insert.setLong(2, System.currentTimeMillis() * 1_000);
                insert.setLong(3, number(publish.getTopic().toString(), topic));
                insert.setInt(4, publish.getQos().getCode());
                insert.setBytes(5, publish.getPayloadAsBytes());
                insert.setString(6, null);
                insert.addBatch();
                if (written % BATCH == 0) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
            insert.executeBatch();
            connection.commit();
        }
        return written;
    }

    private long number(String name, PreparedStatement insert) throws SQLException {
        Long known = topics.get(name);
        if (known != null) {
            return known;
        }
        long next = topics.size() + 1L;
        insert.setLong(1, next);
        insert.setString(2, name);
        insert.executeUpdate();
        topics.put(name, next);
        return next;
    }
}
