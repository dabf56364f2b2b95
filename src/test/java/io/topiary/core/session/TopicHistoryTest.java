package io.topiary.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.intake.IntakeLimits;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.session.TopicHistory.Part;
import io.topiary.testing.FakeConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicHistoryTest {

    private static final int IN_MEMORY = 1_000;

    @TempDir
    Path folder;

    private final FakeConnection connection = new FakeConnection();
    private final Session session =
            connection.session(new SessionLimits(IntakeLimits.forKeepAlive(60), 1_000, IN_MEMORY, 1L << 30));
    private final List<AutoCloseable> opened = new ArrayList<>();
    private Recorder recorder;
    private int fed;

    @BeforeEach
    void openRecorder() {
        recorder = new Recorder(folder.resolve("p.db"), RecordingBudget.UNLIMITED);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        session.close();
        recorder.close();
        recorder.awaitEnd(20_000);
    }

    private TopicHistory history(boolean onlyChanges) {
        TopicHistory history = new TopicHistory(session, "a", onlyChanges, () -> Optional.of(recorder.file()));
        opened.add(history);
        return history;
    }

    /** Payloads are consecutive numbers; other topics go by in between. */
    private void feed(int messages) {
        for (int i = 0; i < messages; i++) {
            connection.feed("a", String.valueOf(fed++));
            if (i % 10 == 0) {
                connection.feed("b", "other");
            }
        }
        FakeConnection.settle(session);
    }

    private void record() {
        session.tape().start(recorder.line());
    }

    private void awaitRecorded() {
        await().atMost(Duration.ofSeconds(30)).until(() -> session.books().recorderDepth() == 0);
    }

    private static List<Integer> numbers(Part part) {
        return part.messages().stream()
                .map(message -> Integer.valueOf(new String(message.payload(), UTF_8)))
                .toList();
    }

    private static List<Integer> down(int from, int to) {
        return IntStream.range(to, from).map(i -> from + to - 1 - i).boxed().toList();
    }

    /** All of it, in parts; what is counted in the background is waited for. */
    private static List<Integer> all(TopicHistory history) {
        await().until(() -> !history.read(0, -1, 1).counting());
        List<Integer> all = new ArrayList<>();
        Part part = history.read(0, -1, 300);
        while (all.size() < part.count()) {
            part = history.read(all.size(), -1, 300);
            all.addAll(numbers(part)
                    .subList(
                            all.size() - (int) part.first(),
                            Math.min(300, numbers(part).size())));
        }
        return all;
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "0, 700, 0, everything is in memory and recorded",
        "0, 5000, 0, the recording begins earlier than memory",
        "300, 400, 0, the recording begins later than memory",
        "0, 300, 400, the recording ends while memory goes on",
        "0, 3000, 2000, the recording ended before memory begins"
    })
    void read_acrossTheSeam_hasNoHoleAndNothingTwice(int before, int recorded, int after, String what) {
        feed(before);
        record();
        feed(recorded);
        awaitRecorded();
        session.tape().stop();
        feed(after);
        List<Integer> expected = new ArrayList<>(down(before + recorded + after, before + recorded));
        expected.addAll(down(before + recorded, 0));
        int memory = session.model().read(model -> {
            int count = 0;
            for (long i = model.log().first(); i < model.log().end(); i++) {
                count += model.log().get(i).topic().equals("a") ? 1 : 0;
            }
            return count;
        });
        int end = before + recorded + after;
        // what was neither recorded nor kept is gone
        expected.removeIf(number -> number < end - memory && (number < before || number >= before + recorded));
        assertThat(all(history(false))).as(what).isEqualTo(expected);
    }

    @Test
    void read_whileMessagesCome_neverShowsOneTwice() {
        record();
        feed(3_000);
        TopicHistory history = history(false);
        for (int i = 0; i < 30; i++) {
            feed(200);
            Part part = history.read(0, -1, 2_000);
            assertThat(numbers(part)).doesNotHaveDuplicates().startsWith(fed - 1, fed - 2);
        }
        awaitRecorded();
        assertThat(all(history)).isEqualTo(down(fed, 0));
    }

    @Test
    void read_messagesOfTheSameMicrosecond_areToldApart() {
        record();
        for (int i = 0; i < 1_500; i++) {
            connection.feed("a", "0");
        }
        FakeConnection.settle(session);
        awaitRecorded();
        assertThat(all(history(false))).hasSize(1_500);
    }

    @Test
    void read_movesOnWithItsMessage() {
        feed(500);
        TopicHistory history = history(false);
        Part part = history.read(100, -1, 10);
        feed(50);
        Part later = history.read(100, part.added(), 10);
        assertThat(later.first()).isEqualTo(150);
        assertThat(numbers(later)).isEqualTo(numbers(part));
    }

    @Test
    void read_onlyChanges_leavesRepetitionsOut_inMemoryAndInTheRecording() {
        record();
        for (int i = 0; i < 4_000; i++) {
            connection.feed("a", String.valueOf(i / 100));
        }
        FakeConnection.settle(session);
        awaitRecorded();
        TopicHistory history = history(true);
        assertThat(all(history)).isEqualTo(down(40, 0));
        for (int i = 4_000; i < 8_000; i++) {
            connection.feed("a", String.valueOf(i / 100));
        }
        FakeConnection.settle(session);
        awaitRecorded();
        assertThat(all(history)).isEqualTo(down(80, 0));
    }

    @Test
    void read_many_findsAnyPlaceOfThem() {
        record();
        feed(30_000);
        awaitRecorded();
        TopicHistory history = history(false);
        await().until(() -> !history.read(0, -1, 1).counting());
        for (int place : new int[] {0, 999, 1_000, 4_096, 12_345, 29_990}) {
            Part part = history.read(place, -1, 5);
            assertThat(numbers(part)).startsWith(29_999 - place);
            assertThat(history.placeOf(part.messages().getFirst())).hasValue(place);
        }
        assertThat(history.read(0, -1, 1).count()).isEqualTo(30_000);
    }

    @Test
    void read_past_endsWithTheInstant() throws Exception {
        record();
        feed(20_000);
        awaitRecorded();
        session.tape().stop();
        try (RecordedSession past = RecordedSession.past(session, recorder.file())) {
            past.playback().seekMessage(15_000);
            await().until(() -> past.playback().state().message() == 15_001);
            TopicHistory history = new TopicHistory(past.session(), "a", false, () -> Optional.of(recorder.file()));
            opened.add(history);
            int newest = numbers(history.read(0, -1, 1)).getFirst();
            assertThat(newest).isBetween(13_000, 14_000);
            assertThat(all(history)).isEqualTo(down(newest + 1, 0));
            past.playback().seekMessage(100);
            await().until(() -> past.playback().state().message() == 101);
            int then = numbers(history.read(0, -1, 1)).getFirst();
            assertThat(all(history)).isEqualTo(down(then + 1, 0)).hasSizeLessThan(100);
        }
    }

    @Test
    void read_withoutARecording_isWhatIsInMemory() {
        feed(10);
        TopicHistory history = new TopicHistory(session, "a", false, Optional::empty);
        Part part = history.read(0, -1, 100);
        assertThat(numbers(part)).isEqualTo(down(10, 0));
        assertThat(part.counting()).isFalse();
        assertThat(part.problem()).isNull();
    }

    @Test
    void read_recordingThatIsNotThere_tellsWhy() {
        feed(10);
        TopicHistory history = new TopicHistory(session, "a", false, () -> Optional.of(folder.resolve("none.db")));
        Part part = history.read(0, -1, 100);
        assertThat(numbers(part)).isEqualTo(down(10, 0));
        assertThat(part.problem()).isNotNull();
    }

    @Test
    void placeOf_messageOfAnotherTopic_isNone() {
        feed(10);
        Message other =
                new Message(3, 5, 0, "a", new byte[0], MessageProperties.NONE, Direction.IN, Qos.AT_MOST_ONCE, false);
        TopicHistory history = history(false);
        history.read(0, -1, 1);
        assertThat(history.placeOf(other)).isEmpty();
    }
}
