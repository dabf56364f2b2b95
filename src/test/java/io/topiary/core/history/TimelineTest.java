package io.topiary.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {

    private static final long BEGIN = 1_700_000_000_000_000L;
    private static final int MESSAGES = 260_000;
    private static final int TOPICS = 300;

    @TempDir
    Path folder;

    private final List<Message> sent = new ArrayList<>();

    @BeforeEach
    void record() throws InterruptedException {
        Random random = new Random(7);
        Recorder recorder = new Recorder(file(), RecordingBudget.UNLIMITED);
        RecordingLine line = recorder.line();
        for (int i = 0; i < MESSAGES; i += 1_000) {
            List<Message> batch = new ArrayList<>();
            for (int j = 0; j < 1_000; j++) {
                batch.add(message(i + j, "t/" + random.nextInt(TOPICS)));
            }
            sent.addAll(batch);
            line.record(batch);
            org.awaitility.Awaitility.await().until(() -> line.counts().depth() < 50_000);
        }
        recorder.close();
        recorder.awaitEnd(60_000);
        assertThat(line.counts()).isEqualTo(new RecordingCounts(MESSAGES, 0, 0));
    }

    @Test
    void timeline_ofARecording_leadsToEveryInstant() throws Exception {
        try (RecordingReader reader = RecordingReader.open(file())) {
            Timeline timeline = reader.timeline();
            assertThat(timeline.begin()).isEqualTo(BEGIN);
            assertThat(timeline.end()).isEqualTo(BEGIN + MESSAGES - 1);
            assertThat(timeline.messageAt(BEGIN - 1)).isEqualTo(1);
            assertThat(timeline.messageAt(Long.MAX_VALUE)).isEqualTo(MESSAGES + 1);
            for (int at : new int[] {1, 4_999, 5_000, 100_000, 123_456, 259_999}) {
                assertThat(timeline.messageAt(BEGIN + at)).isEqualTo(at + 2);
                assertTreeIs(reader, at + 2);
            }
            long[] density = timeline.density(BEGIN, BEGIN + MESSAGES, 10);
            assertThat(java.util.Arrays.stream(density).sum()).isEqualTo(MESSAGES);
            assertThat(density).doesNotContain(0);
        }
    }

    /** The tree before a message is what a walk over everything sent until then finds. */
    private void assertTreeIs(RecordingReader reader, long before) throws RecordingException {
        Map<String, Long> expected = new HashMap<>();
        for (int i = 0; i < before - 1; i++) {
            expected.put(sent.get(i).topic(), i + 1L);
        }
        Map<String, Long> counted = new HashMap<>();
        sent.subList(0, (int) before - 1).forEach(message -> counted.merge(message.topic(), 1L, Long::sum));
        Map<String, Long> found = new HashMap<>();
        Map<String, Long> counts = new HashMap<>();
        reader.topicsBefore(before).forEach(topic -> {
            found.put(topic.newest().topic(), topic.newest().sequence());
            counts.put(topic.newest().topic(), topic.messages());
        });
        assertThat(found).isEqualTo(expected);
        assertThat(counts).isEqualTo(counted);
    }

    private Path file() {
        return folder.resolve("t.db");
    }

    private static Message message(long number, String topic) {
        return new Message(
                number,
                BEGIN + number,
                number,
                topic,
                String.valueOf(number).getBytes(StandardCharsets.UTF_8),
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                false);
    }
}
