package io.topiary.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicPrunerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private RecordingFile file;
    private MessageWriter writer;
    private TopicPruner pruner;
    private long pruned;

    @BeforeEach
    void open() throws Exception {
        file = RecordingFile.write(folder.resolve("p.db"));
        writer = new MessageWriter(file);
        pruner = new TopicPruner(file, writer);
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void prune_topicWithoutMessages_takesItOut() throws Exception {
        append("old/1", "old/2", "new");
        pruneBefore(3);
        assertThat(names()).containsExactly("new");
    }

    @Test
    void prune_newestTopic_stays() throws Exception {
        append("kept", "newest", "kept");
        file.connection().createStatement().executeUpdate("DELETE FROM message WHERE id = 2");
        pruneBefore(2);
        assertThat(names()).containsExactly("kept", "newest");
    }

    @Test
    void prune_topicThatASnapshotNames_waitsUntilThatIsGone() throws Exception {
        append("old", "new");
        new Snapshots(file).add(0, 3, writer.state());
        append("new", "new");
        pruneBefore(2);
        assertThat(names()).containsExactly("old", "new");
        append("new");
        new Snapshots(file).add(0, 6, writer.state());
        assertThat(new Snapshots(file).newest().get(1)).isZero();
        pruneBefore(4);
        assertThat(names()).containsExactly("new");
    }

    @Test
    void append_toATopicThatWasTakenOut_givesItANewNumber() throws Exception {
        append("old", "new");
        pruneBefore(2);
        append("old");
        assertThat(file.number("SELECT id FROM topic WHERE name = 'old'")).isEqualTo(3);
        assertThat(writer.state().get(3)).isEqualTo(3);
    }

    @Test
    void append_toATopicThatWaits_keepsIt() throws Exception {
        append("back", "new");
        new Snapshots(file).add(0, 3, writer.state());
        pruneBefore(2);
        append("back");
        pruneBefore(3);
        assertThat(names()).containsExactly("back", "new");
        assertThat(new Snapshots(file).newest().get(1)).isEqualTo(3);
    }

    @Test
    void record_afterAllHadToMakeRoom_goesOnWithTheNumbers() throws Exception {
        append("a", "b");
        new Snapshots(file).add(0, 3, writer.state());
        file.connection().createStatement().executeUpdate("DELETE FROM message");
        file.connection().commit();
        assertThat(new MessageWriter(file).lastMessage()).isEqualTo(2);
    }

    @Test
    void record_manyTopicsOverTime_keepsOnlyTheOnesWithMessages() throws Exception {
        Path path = folder.resolve("many.db");
        Recorder recorder = new Recorder(path, new RecordingBudget(1 << 19, null));
        RecordingLine line = recorder.line();
        for (int i = 0; i < 5; i++) {
            int batch = i;
            line.record(IntStream.range(0, 5_000)
                    .mapToObj(n -> message("once/" + batch + "/" + n))
                    .toList());
        }
        await().atMost(PATIENCE).until(() -> line.counts().depth() == 0);
        await().atMost(PATIENCE).until(() -> {
            // pruning gives the topics of pruned messages free, a part with each look at the file
            line.record(List.of(message("always")));
            try (RecordingReader reader = RecordingReader.open(path)) {
                return new RecordingPass(reader).topics() < 20_000;
            }
        });
        try (RecordingReader reader = RecordingReader.open(path)) {
            assertThat(new RecordingPass(reader).about())
                    .containsEntry("by", "recording")
                    .containsKey("made");
            assertThat(reader.topicsBefore(Long.MAX_VALUE))
                    .allSatisfy(topic -> assertThat(topic.newest().topic()).isNotEmpty());
        }
        recorder.close();
        recorder.awaitEnd(60_000);
    }

    private void append(String... topics) throws SQLException {
        writer.append(Stream.of(topics).map(TopicPrunerTest::message).toList());
        writer.endStretch();
        file.connection().commit();
    }

    /** Two passes: one leaves topics out of snapshots, the next one takes them out. */
    private void pruneBefore(long message) throws SQLException {
        try (Statement delete = file.connection().createStatement()) {
            delete.executeUpdate("DELETE FROM message WHERE id < " + message);
            delete.executeUpdate("DELETE FROM snapshot WHERE message < " + message);
        }
        pruner.prune(++pruned);
        pruner.prune(++pruned);
        file.connection().commit();
    }

    private List<String> names() throws SQLException {
        try (var rows = file.connection().createStatement().executeQuery("SELECT name FROM topic ORDER BY id")) {
            Stream.Builder<String> names = Stream.builder();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names.build().toList();
        }
    }

    private static Message message(String topic) {
        return new Message(
                0,
                1_700_000_000_000_000L,
                0,
                topic,
                "payload".getBytes(StandardCharsets.UTF_8),
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                false);
    }
}
