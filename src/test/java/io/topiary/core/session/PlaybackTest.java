package io.topiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingLine;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.tree.TopicFiltering;
import io.topiary.core.tree.TopicOrder;
import io.topiary.core.tree.TreeRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybackTest {

    private static final long BEGIN = 1_700_000_000_000_000L;
    private static final long SECOND = 1_000_000;
    private static final int MESSAGES = 25_000;

    @TempDir
    Path folder;

    private RecordedSession recorded;
    private Session session;
    private Playback playback;

    /** One message a second: "a/even" counts up with every other one, "a/odd" changes every tenth time. */
    @BeforeEach
    void open() throws Exception {
        Recorder recorder = new Recorder(file(), RecordingBudget.UNLIMITED);
        RecordingLine line = recorder.line();
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            messages.add(i % 2 == 0 ? message(i, "a/even", "" + i) : message(i, "a/odd", "" + i / 20));
        }
        messages.add(message(MESSAGES, "late/one", ""));
        line.record(messages);
        await().until(() -> line.counts().depth() == 0);
        recorder.close();
        recorder.awaitEnd(60_000);
        recorded = RecordedSession.file(file());
        session = recorded.session();
        playback = recorded.playback();
        await().until(() -> playback.state().shown());
    }

    @AfterEach
    void close() {
        recorded.close();
    }

    @Test
    void file_opened_showsItsEnd() {
        assertThat(playback.state().message()).isEqualTo(MESSAGES + 2);
        assertThat(playback.state().span().beginMicros()).isEqualTo(BEGIN);
        assertThat(playback.state().span().density().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(MESSAGES + 1);
        assertThat(row("late/one").orElseThrow().messages()).isEqualTo(1);
        assertThat(row("a").orElseThrow().messagesBelow()).isEqualTo(MESSAGES);
        Books books = session.books();
        assertThat(books.received()).isEqualTo(MESSAGES + 1);
        assertThat(books.balanced()).isTrue();
        assertThat(books.inMemory()).isEqualTo(10_000);
    }

    @Test
    void step_inARecordingThatCannotBeRead_saysThatThereIsNoneAndWhy() throws Exception {
        Path cut = folder.resolve("emptied.db");
        byte[] bytes = Files.readAllBytes(file());
        Arrays.fill(bytes, 3 * 4_096, bytes.length, (byte) 0);
        Files.write(cut, bytes);
        try (RecordedSession damaged = RecordedSession.file(cut)) {
            assertThat(damaged.playback().step("a/even", false).get(20, TimeUnit.SECONDS))
                    .isFalse();
            assertThat(damaged.playback().state().problem()).isNotNull();
        }
    }

    @Test
    void step_afterClosing_saysThatThereIsNone() throws Exception {
        recorded.close();
        assertThat(playback.step("a/even", false).get(20, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void file_opened_isNotTouched() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).doesNotContain("r.db-wal", "r.db-shm");
        }
    }

    @Test
    void seek_toAnInstant_showsTreeAndLogOfThen() {
        playback.seek(BEGIN + 100 * SECOND);
        await().until(() -> playback.state().message() == 102);
        assertThat(text("a/even")).isEqualTo("100");
        assertThat(row("a/even").orElseThrow().messages()).isEqualTo(51);
        assertThat(row("late/one")).isEmpty();
        assertThat(session.model().clock().micros()).isEqualTo(BEGIN + 100 * SECOND);
        List<Message> log = session.model()
                .read(model ->
                        model.log().range(model.log().first(), model.log().end()));
        assertThat(log).hasSize(101);
        assertThat(log.getLast().sequence()).isEqualTo(101);
    }

    @Test
    void seek_backAndForth_keepsHowTheTreeIsLookedAt() {
        TopicFiltering filter = new TopicFiltering(message -> !message.topic().endsWith("odd"), false);
        session.model().use(model -> {
            model.tree().setExpanded("a", true);
            model.tree().setExpanded("late", true);
            model.tree().setOrder(TopicOrder.COUNT);
            model.tree().setFilter(filter);
        });
        playback.seek(BEGIN + 9 * SECOND);
        await().until(() -> playback.state().message() == 11);
        assertThat(paths()).containsExactly("a", "a/even");
        assertThat(session.model().<TopicOrder>read(model -> model.tree().order()))
                .isEqualTo(TopicOrder.COUNT);
        playback.seekEnd();
        await().until(() -> playback.state().message() == MESSAGES + 2);
        assertThat(paths()).containsExactly("a", "a/even", "late", "late/one");
    }

    @Test
    void seek_manyTimes_endsAtTheNewestWish() {
        for (int i = 0; i < 500; i++) {
            playback.seek(BEGIN + i * SECOND);
        }
        await().until(() -> playback.state().message() == 501);
        assertThat(text("a/odd")).isEqualTo("24");
    }

    @Test
    void step_forwardAndBack_goesToOtherBytesOfTheTopic() {
        playback.seek(BEGIN + 30 * SECOND);
        await().until(() -> playback.state().message() == 32);
        assertThat(playback.step("a/odd", true).join()).isTrue();
        assertThat(text("a/odd")).isEqualTo("2");
        assertThat(playback.state().micros()).isEqualTo(BEGIN + 41 * SECOND);
        assertThat(playback.step("a/odd", false).join()).isTrue();
        assertThat(playback.state().micros()).isEqualTo(BEGIN + 21 * SECOND);
        assertThat(playback.step("a", true).join()).isTrue();
        assertThat(playback.state().micros()).isEqualTo(BEGIN + 22 * SECOND);
        assertThat(playback.step("no/such", true).join()).isFalse();
    }

    @Test
    void play_fast_bringsWhatCameAfterTheInstantAndEndsAtTheEnd() {
        playback.seek(BEGIN + (MESSAGES - 60) * SECOND);
        await().until(() -> playback.state().message() == MESSAGES - 58);
        playback.play(100);
        await().until(() -> playback.state().message() > MESSAGES - 58);
        await().until(() -> !playback.state().playing());
        assertThat(playback.state().message()).isEqualTo(MESSAGES + 2);
        assertThat(row("late/one")).isPresent();
        assertThat(session.books().received()).isEqualTo(MESSAGES + 1);
        assertThat(session.books().balanced()).isTrue();
    }

    @Test
    void publish_intoThePast_isRefusedInWords() throws Exception {
        PublishRequest request =
                new PublishRequest(Topic.of("a/even"), new byte[0], Qos.AT_MOST_ONCE, false, MessageProperties.NONE);
        assertThat(session.publish(request).join()).isEqualTo(new PublishOutcome.Refused(RecordedConnection.PAST));
    }

    @Test
    void file_thatIsNoRecording_isRefusedInWords() throws IOException {
        Path text =
                Files.writeString(folder.resolve("notes.db"), "These are notes, and no recording at all. ".repeat(99));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> RecordedSession.file(text))
                .isInstanceOfSatisfying(
                        RecordingException.class,
                        e -> assertThat(e.text().key()).isEqualTo("recording.unreadable"));
    }

    private Optional<TreeRow> row(String path) {
        return session.model().read(model -> model.tree().row(path));
    }

    private List<String> paths() {
        return session.model().read(model -> model.tree().rows(0, 100)).stream()
                .map(TreeRow::path)
                .toList();
    }

    private String text(String topic) {
        Message newest = row(topic).orElseThrow().newest();
        return newest == null ? "" : new String(newest.payload(), StandardCharsets.UTF_8);
    }

    private Path file() {
        return folder.resolve("r.db");
    }

    private static Message message(int second, String topic, String payload) {
        return new Message(
                second,
                BEGIN + second * SECOND,
                0,
                topic,
                payload.getBytes(StandardCharsets.UTF_8),
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                false);
    }
}
