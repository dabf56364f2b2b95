package io.topiary.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is around a message, and what a search writes into a file. */
class NeighbourhoodTest {

    private static final int MESSAGES = 5_000;

    @TempDir
    Path folder;

    @BeforeEach
    void record() throws InterruptedException {
        Recorder recorder = new Recorder(file(), RecordingBudget.UNLIMITED);
        recorder.line()
                .record(IntStream.range(0, MESSAGES)
                        .mapToObj(NeighbourhoodTest::message)
                        .toList());
        recorder.close();
        recorder.awaitEnd(20_000);
    }

    @Test
    void around_ofAllTopics_isWhatWentByBeforeAndAfter() throws Exception {
        assertThat(new Neighbourhood(file(), false).around(found("number-2000"), 3))
                .extracting(Message::sequence)
                .isEqualTo(LongStream.rangeClosed(1998, 2004).boxed().toList());
    }

    @Test
    void around_ofTheSameTopic_leavesOutOthers() throws Exception {
        assertThat(new Neighbourhood(file(), true).around(found("number-2000"), 2))
                .extracting(Message::topic, Message::sequence)
                .containsExactly(tuple(1981), tuple(1991), tuple(2001), tuple(2011), tuple(2021));
    }

    @Test
    void around_atTheEdge_isShorter() throws Exception {
        assertThat(new Neighbourhood(file(), false).around(found("number-0"), 2))
                .extracting(Message::sequence)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void export_writesALineForEachMessage_theOldestFirst() throws Exception {
        Path target = folder.resolve("out.jsonl");
        Control control = new Control(Long.MAX_VALUE);
        HistoryQuery query = HistoryQuery.of(MessageQuery.parse("topic:t/3")).atMost(1);
        assertThat(new SearchExport(file(), query, MessageJudge.BYTES, 0).write(target, control))
                .isEqualTo(MESSAGES / 10);
        List<String> lines = Files.readAllLines(target);
        assertThat(lines).hasSize(MESSAGES / 10);
        assertThat(lines.getFirst()).contains("\"payload\":\"number-3\"");
        assertThat(lines.getLast()).contains("\"payload\":\"number-4993\"");
        assertThat(control.steps).isEqualTo(MESSAGES);
    }

    @Test
    void export_cancelled_leavesWhatWasThere() throws Exception {
        Path target = Files.writeString(folder.resolve("out.jsonl"), "before");
        SearchExport export = new SearchExport(file(), HistoryQuery.of(MessageQuery.ALL), MessageJudge.BYTES, 0);
        assertThatThrownBy(() -> export.write(target, new Control(1))).isInstanceOf(CancellationException.class);
        assertThat(target).hasContent("before");
    }

    @Test
    void export_ofNoRecording_saysSoAndLeavesWhatWasThere() throws Exception {
        Path target = Files.writeString(folder.resolve("out.jsonl"), "before");
        SearchExport export = new SearchExport(
                folder.resolve("missing.db"), HistoryQuery.of(MessageQuery.ALL), MessageJudge.BYTES, 0);
        assertThatThrownBy(() -> export.write(target, new Control(Long.MAX_VALUE)))
                .isInstanceOf(RecordingException.class);
        assertThat(target).hasContent("before");
    }

    private Message found(String payload) throws RecordingException {
        List<Message> found = new java.util.ArrayList<>();
        new HistorySearch(file(), MessageQuery.parse("/^" + payload + "$/"), (messages, progress) -> {
                    found.addAll(messages);
                    return true;
                })
                .run(0);
        return found.getFirst();
    }

    private static org.assertj.core.groups.Tuple tuple(long number) {
        return org.assertj.core.api.Assertions.tuple("t/0", number);
    }

    private Path file() {
        return folder.resolve("p.db");
    }

    private static Message message(int number) {
        return new Message(
                number,
                1_700_000_000_000_000L + number,
                number,
                "t/" + number % 10,
                ("number-" + number).getBytes(StandardCharsets.UTF_8),
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                false);
    }

    /** Is cancelled after it was asked so often. */
    private static final class Control implements Job.Control {

        private long asked;
        private long steps;
        private final long most;

        Control(long most) {
            this.most = most;
        }

        @Override
        public void phase(Text name, long total) {}

        @Override
        public void done(long newSteps) {
            steps = newSteps;
        }

        @Override
        public boolean isCancelled() {
            return ++asked > most;
        }

        @Override
        public boolean pause(long millis) {
            return true;
        }
    }
}
