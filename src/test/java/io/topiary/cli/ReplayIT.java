package io.topiary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.message.UserProperty;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Connection;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.HiveMqConnectionFactory;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.MessageListener;
import io.topiary.core.mqtt.Scheme;
import io.topiary.testing.Mosquitto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code topiary replay} as a process against a real mosquitto. */
class ReplayIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long BEGIN = 1_700_000_000_000_000L;

    private Mosquitto broker;
    private Connection subscriber;
    private final Queue<String> received = new ConcurrentLinkedQueue<>();

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        broker = Mosquitto.start("max_queued_messages 0", "max_inflight_messages 0");
        subscriber = subscribe(broker.port());
    }

    @AfterEach
    void stop() {
        subscriber.close();
        broker.close();
    }

    @Test
    void replay_topicsPayloadsAndProperties_areByteExact() throws Exception {
        Random random = new Random(5);
        List<Message> recorded = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            byte[] payload = new byte[random.nextInt(400)];
            random.nextBytes(payload);
            String topic = "räume/küche 🌡/" + Integer.toHexString(random.nextInt()) + (i % 7 == 0 ? "/" : "");
            recorded.add(message(i * 1_000L, topic, payload, properties(i), Qos.of(i % 3)));
        }
        JsonNode told = replay(record(recorded), "--speed", "100", "--json");
        assertThat(told.path("read").asInt()).isEqualTo(500);
        assertThat(told.path("sent").asInt() + told.path("acknowledged").asInt())
                .isEqualTo(500);
        await().atMost(PATIENCE).until(() -> received.size() == 500);
        assertThat(received)
                .containsExactlyInAnyOrderElementsOf(recorded.stream()
                        .map(each -> line(each.topic(), each.payload(), each.qos(), each.properties()))
                        .toList());
    }

    @Test
    void replay_tenThousandAtAHundredfold_countsEachAndReportsTheError() throws Exception {
        List<Message> recorded = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            recorded.add(message(
                    i * 10_000L,
                    "load/" + i % 100,
                    ("value " + i).getBytes(StandardCharsets.UTF_8),
                    MessageProperties.NONE,
                    Qos.AT_LEAST_ONCE));
        }
        JsonNode told = replay(record(recorded), "--speed", "100x", "--json");
        assertThat(told.path("acknowledged").asInt()).isEqualTo(10_000);
        assertThat(told.path("unknown").asInt() + told.path("unsent").asInt()).isZero();
        assertThat(told.path("seconds").asDouble()).isGreaterThan(0.99);
        assertThat(told.path("lateness").path("count").asInt()).isEqualTo(10_000);
        assertThat(told.path("lateness").path("p99Micros").asDouble())
                .isLessThanOrEqualTo(told.path("lateness").path("maxMicros").asDouble());
        await().atMost(PATIENCE).until(() -> received.size() == 10_000);
    }

    @Test
    void replay_forbiddenTopics_exits4WithTheirNumber() throws Exception {
        Path acl = Files.writeString(folder.resolve("acl"), "topic readwrite open/#\n");
        try (Mosquitto guarded = Mosquitto.start("acl_file " + acl, "max_queued_messages 1000")) {
            Path file = record(List.of(
                    text(0, "open/a", Qos.AT_LEAST_ONCE),
                    text(1, "closed/a", Qos.AT_LEAST_ONCE),
                    text(2, "closed/b", Qos.AT_LEAST_ONCE)));
            TopiaryProcess replay = TopiaryProcess.topiary(
                    folder,
                    "replay",
                    file.toString(),
                    "-p",
                    String.valueOf(guarded.port()),
                    "-V",
                    "5",
                    "--speed",
                    "max");
            assertThat(replay.exitCode()).as(replay.problems()).isEqualTo(ExitCode.REFUSED);
            assertThat(replay.text())
                    .contains("1 acknowledged, 2 refused")
                    .contains("2 refused: 0x87 Not authorized (the first on closed/a)");
        }
    }

    @Test
    void replay_brokerRestarts_goesOnAndTheBooksBalance() throws Exception {
        List<Message> recorded = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            recorded.add(text(i * 5_000L, "mortal/" + i, Qos.AT_LEAST_ONCE));
        }
        Path file = record(recorded);
        try (TopiaryProcess replay = TopiaryProcess.topiary(
                folder, "replay", file.toString(), "-p", String.valueOf(broker.port()), "--json")) {
            await().atMost(PATIENCE).until(() -> received.size() > 100);
            broker.kill();
            replay.awaitProblem("topiary: ");
            broker.restart();
            int code = replay.exitCode();
            JsonNode told = new ObjectMapper().readTree(replay.text());
            assertThat(told.path("losses").asInt()).isEqualTo(1);
            assertThat(told.path("acknowledged").asInt() + told.path("unknown").asInt())
                    .isEqualTo(2_000);
            assertThat(code).isEqualTo(told.path("unknown").asInt() > 0 ? ExitCode.NO_CONNECTION : ExitCode.DONE);
        }
    }

    @Test
    void replay_interrupted_tellsWhatWasDoneAndExits130() throws Exception {
        Path file = record(List.of(text(0, "a", Qos.AT_LEAST_ONCE), text(3_600_000_000L, "b", Qos.AT_LEAST_ONCE)));
        try (TopiaryProcess replay =
                TopiaryProcess.topiary(folder, "replay", file.toString(), "-p", String.valueOf(broker.port()))) {
            await().atMost(PATIENCE).until(() -> received.size() == 1);
            replay.interrupt();
            assertThat(replay.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(replay.text()).contains("Ended after").contains("1 acknowledged");
        }
    }

    @Test
    void replay_nobodyListens_exits3() throws Exception {
        Path file = record(List.of(text(0, "a", Qos.AT_MOST_ONCE)));
        TopiaryProcess replay = TopiaryProcess.topiary(folder, "replay", file.toString(), "-p", "1");
        assertThat(replay.exitCode()).isEqualTo(ExitCode.NO_CONNECTION);
        assertThat(replay.problems()).startsWith("topiary: localhost refused port 1 · ");
    }

    private JsonNode replay(Path file, String... options) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("replay", file.toString(), "-p", String.valueOf(broker.port())));
        arguments.addAll(List.of(options));
        TopiaryProcess replay = TopiaryProcess.topiary(folder, arguments.toArray(String[]::new));
        assertThat(replay.exitCode()).as(replay.problems()).isZero();
        return new ObjectMapper().readTree(replay.text());
    }

    private Path record(List<Message> messages) throws InterruptedException {
        Path file = folder.resolve("recording.db");
        Recorder recorder = new Recorder(file, RecordingBudget.DEFAULT);
        recorder.line().record(messages);
        recorder.close();
        recorder.awaitEnd(60_000);
        return file;
    }

    private static Message text(long micros, String topic, Qos qos) {
        return message(micros, topic, topic.getBytes(StandardCharsets.UTF_8), MessageProperties.NONE, qos);
    }

    private static Message message(long micros, String topic, byte[] payload, MessageProperties properties, Qos qos) {
        return new Message(0, BEGIN + micros, 0, topic, payload, properties, Direction.IN, qos, false);
    }

    private static MessageProperties properties(int i) {
        return i % 2 == 0
                ? MessageProperties.NONE
                : new MessageProperties(
                        "text/plain; n=" + i,
                        "answers/" + i,
                        new byte[] {0, (byte) i, -1},
                        null,
                        PayloadFormat.UNSPECIFIED,
                        List.of(new UserProperty("k", "v " + i), new UserProperty("k", "ü")));
    }

    private static String line(String topic, byte[] payload, Qos qos, MessageProperties properties) {
        byte[] correlation = properties.correlationData();
        return topic + " " + HexFormat.of().formatHex(payload) + " " + qos.code() + " " + properties.contentType() + " "
                + properties.responseTopic() + " "
                + (correlation == null ? "-" : HexFormat.of().formatHex(correlation)) + " "
                + properties.userProperties();
    }

    private Connection subscribe(int port) {
        ConnectOptions options = ConnectOptions.of(new BrokerAddress(Scheme.MQTT, "127.0.0.1", port, ""))
                .withLogin(Login.of("observer", null, null))
                .withSubscriptions(List.of(Subscription.of(TopicFilter.of("#"), Qos.EXACTLY_ONCE)));
        Connection connection = new HiveMqConnectionFactory().create(options, new MessageListener() {
            @Override
            public void changed(ConnectionStatus status) {}

            @Override
            public void received(
                    String topic, byte[] payload, Qos qos, boolean retained, MessageProperties properties) {
                received.add(line(topic, payload, qos, properties));
            }
        });
        connection.connect();
        await().atMost(PATIENCE).until(() -> connection.status().state() == ConnectionState.CONNECTED);
        return connection;
    }
}
