package io.topiary.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.Qos;
import io.topiary.core.message.UserProperty;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {

    private static final long END_MILLIS = 20_000;

    @TempDir
    Path folder;

    @Test
    void record_messagesOfEveryKind_areReadBackByteForByte() throws Exception {
        MessageProperties properties = new MessageProperties(
                "text/plain",
                "answers/here",
                new byte[] {0, 1, -1},
                60L,
                PayloadFormat.UTF_8,
                List.of(new UserProperty("k", "v"), new UserProperty("k", "")));
        List<Message> sent = List.of(
                message(
                        0,
                        "a/b",
                        new byte[] {0, -1, 13},
                        MessageProperties.NONE,
                        Direction.IN,
                        Qos.AT_LEAST_ONCE,
                        true),
                message(1, "a/b", new byte[0], properties, Direction.OUT, Qos.EXACTLY_ONCE, false),
                message(
                        2,
                        "ü/\u0001",
                        "x".getBytes(StandardCharsets.UTF_8),
                        properties,
                        Direction.IN,
                        Qos.AT_MOST_ONCE,
                        false));
        record(sent);

        try (RecordingReader reader = RecordingReader.open(file())) {
            assertThat(reader.first()).isEqualTo(1);
            assertThat(reader.last()).isEqualTo(3);
            List<Message> read = reader.messages(1, 4);
            for (int i = 0; i < sent.size(); i++) {
                assertSame(read.get(i), sent.get(i));
            }
            assertThat(reader.ofTopic("a/b", Long.MAX_VALUE, 10))
                    .extracting(Message::sequence)
                    .containsExactly(2L, 1L);
            assertThat(reader.ofTopic("unknown", Long.MAX_VALUE, 10)).isEmpty();
        }
    }

    @Test
    void counts_afterClose_tellReceivedMessagesOnly() throws Exception {
        Recorder recorder = new Recorder(file(), RecordingBudget.DEFAULT);
        RecordingLine line = recorder.line();
        line.record(messages(0, 10));
        line.record(
                List.of(message(10, "t", new byte[0], MessageProperties.NONE, Direction.OUT, Qos.AT_MOST_ONCE, false)));
        recorder.close();
        recorder.awaitEnd(END_MILLIS);

        assertThat(line.counts()).isEqualTo(new RecordingCounts(10, 0, 0));
        line.record(messages(11, 5));
        assertThat(line.counts()).isEqualTo(new RecordingCounts(10, 5, 0));
    }

    @Test
    void record_intoAnExistingFile_goesOnAfterItsLastMessage() throws Exception {
        record(messages(0, 7));
        record(messages(7, 5));
        try (RecordingReader reader = RecordingReader.open(file())) {
            assertThat(reader.last()).isEqualTo(12);
            assertThat(reader.ofTopic("t/1", Long.MAX_VALUE, 100)).hasSize(3);
        }
    }

    @Test
    void record_intoGarbage_setsTheFileAside() throws Exception {
        byte[] garbage =
                "this is no database, however hard one looks at it".repeat(100).getBytes(StandardCharsets.UTF_8);
        Files.write(file(), garbage);
        record(messages(0, 3));
        try (RecordingReader reader = RecordingReader.open(file())) {
            assertThat(reader.last()).isEqualTo(3);
        }
        try (var files = Files.list(folder)) {
            Path aside = files.filter(path -> path.toString().contains(".corrupt-"))
                    .findFirst()
                    .orElseThrow();
            assertThat(aside).hasBinaryContent(garbage);
        }
    }

    @Test
    void record_beyondTheBudget_prunesTheOldest() throws Exception {
        Recorder recorder = new Recorder(file(), new RecordingBudget(1 << 20, null));
        RecordingLine line = recorder.line();
        for (int i = 0; i < 10; i++) {
            line.record(messages(i * 5_000, 5_000));
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> recorder.pruned() > 20_000);
        recorder.close();
        recorder.awaitEnd(END_MILLIS);
        try (RecordingReader reader = RecordingReader.open(file())) {
            assertThat(reader.last()).isEqualTo(50_000);
            assertThat(reader.first()).isEqualTo(recorder.pruned() + 1);
        }
    }

    @Test
    void setBudget_muchSmaller_givesTheDiskBackWhatIsNotNeeded() throws Exception {
        Recorder recorder = new Recorder(file(), RecordingBudget.DEFAULT);
        RecordingLine line = recorder.line();
        for (int i = 0; i < 150; i++) {
            line.record(List.of(
                    message(i, "t", new byte[1 << 20], MessageProperties.NONE, Direction.IN, Qos.AT_MOST_ONCE, false)));
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> line.counts().depth() == 0);
        recorder.setBudget(new RecordingBudget(16 << 20, null));
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.size(file()) < 120 << 20);
        recorder.close();
        recorder.awaitEnd(END_MILLIS);
    }

    @Test
    void open_aNewFile_isReadableByItsOwnerOnly() throws Exception {
        record(messages(0, 1));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void search_forAWord_findsTheNewestFirst() throws Exception {
        record(messages(0, 30_000));
        List<Long> found = new ArrayList<>();
        List<SearchProgress> told = new ArrayList<>();
        HistorySearch search = new HistorySearch(file(), MessageQuery.parse("\"number 77\""), (messages, progress) -> {
            messages.forEach(message -> found.add(message.sequence()));
            told.add(progress);
            return true;
        });
        search.run(0);
        assertThat(found).hasSize(1 + 10 + 100).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(told.getLast()).isEqualTo(new SearchProgress(30_000, 30_000, found.size()));
    }

    @Test
    void search_forATopic_findsItsMessages() throws Exception {
        record(messages(0, 100));
        List<Message> found = new ArrayList<>();
        HistorySearch search = new HistorySearch(file(), MessageQuery.parse("topic:t/3"), (messages, progress) -> {
            found.addAll(messages);
            return true;
        });
        search.run(0);
        assertThat(found).hasSize(25).allMatch(message -> message.topic().equals("t/3"));
    }

    private void record(List<Message> messages) throws InterruptedException {
        Recorder recorder = new Recorder(file(), RecordingBudget.DEFAULT);
        recorder.line().record(messages);
        recorder.close();
        recorder.awaitEnd(END_MILLIS);
        assertThat(recorder.state()).isInstanceOf(RecordingState.Closed.class);
    }

    private Path file() {
        return folder.resolve("p.db");
    }

    private static List<Message> messages(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> message(
                        i,
                        "t/" + i % 4,
                        ("message number " + i).getBytes(StandardCharsets.UTF_8),
                        MessageProperties.NONE,
                        Direction.IN,
                        Qos.AT_MOST_ONCE,
                        false))
                .toList();
    }

    private static Message message(
            long sequence,
            String topic,
            byte[] payload,
            MessageProperties properties,
            Direction direction,
            Qos qos,
            boolean retained) {
        return new Message(
                sequence,
                1_700_000_000_000_000L + sequence,
                sequence,
                topic,
                payload,
                properties,
                direction,
                qos,
                retained);
    }

    private static void assertSame(Message read, Message sent) {
        assertThat(read.topic()).isEqualTo(sent.topic());
        assertThat(read.payload()).isEqualTo(sent.payload());
        assertThat(read.timeMicros()).isEqualTo(sent.timeMicros());
        assertThat(read.qos()).isEqualTo(sent.qos());
        assertThat(read.retained()).isEqualTo(sent.retained());
        assertThat(read.direction()).isEqualTo(sent.direction());
        assertThat(read.properties().correlationData())
                .isEqualTo(sent.properties().correlationData());
        assertThat(read.properties().userProperties())
                .isEqualTo(sent.properties().userProperties());
        assertThat(read.properties().messageExpirySeconds())
                .isEqualTo(sent.properties().messageExpirySeconds());
    }
}
