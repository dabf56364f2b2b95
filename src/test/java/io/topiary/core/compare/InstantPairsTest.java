package io.topiary.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.compare.Finding.Kind;
import io.topiary.core.filter.MessageQuery;
import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.history.RecordingException;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.text.Messages;
import io.topiary.testing.FaultBook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstantPairsTest {

    private static final long SECOND = 1_000_000;
    private static final long BEGIN = 1_700_000_000L * SECOND;

    private final List<Message> messages = new ArrayList<>();

    @TempDir
    Path folder;

    private InstantPairsTest at(int second, String topic, String payload) {
        return at(second, topic, payload, Direction.IN);
    }

    private InstantPairsTest at(int second, String topic, String payload, Direction direction) {
        long micros = BEGIN + second * SECOND;
        messages.add(new Message(
                messages.size(),
                micros,
                micros * 1_000,
                topic,
                payload.getBytes(StandardCharsets.UTF_8),
                MessageProperties.NONE,
                direction,
                Qos.AT_MOST_ONCE,
                payload.isEmpty()));
        return this;
    }

    private Path record(String name) throws InterruptedException {
        Path file = folder.resolve(name);
        Recorder recorder = new Recorder(file, RecordingBudget.DEFAULT);
        recorder.line().record(List.copyOf(messages));
        recorder.close();
        recorder.awaitEnd(20_000);
        messages.clear();
        return file;
    }

    private static ComparisonResult between(Path file, int from, int to) throws RecordingException {
        return run(new InstantPairs(file, BEGIN + from * SECOND, BEGIN + to * SECOND));
    }

    private static ComparisonResult run(Pairs pairs) throws RecordingException {
        return new Comparison(MessageQuery.ALL, Likeness.PAYLOAD).run(pairs, Told.CONTROL);
    }

    private static List<String> words(ComparisonResult result) {
        return result.findings().stream()
                .map(finding -> finding.kind().glyph() + finding.topic() + " " + finding.between())
                .toList();
    }

    private Path session() throws InterruptedException {
        return at(1, "lamp", "off")
                .at(1, "door", "shut")
                .at(1, "temp", "20")
                .at(2, "scene", "day")
                .at(5, "lamp", "dimmed")
                .at(5, "lamp", "on")
                .at(6, "door", "")
                .at(6, "temp", "20")
                .at(7, "motor", "runs")
                .at(7, "scene", "night", Direction.OUT)
                .at(9, "lamp", "off")
                .record("a.db");
    }

    @Test
    void each_betweenTwoInstants_tellsWhatChangedMeanwhile() throws Exception {
        Path file = session();
        assertThat(words(between(file, 3, 8))).containsExactly("~lamp 2", "−door 1", "=temp 1", "+motor 1");
        Finding lamp = between(file, 3, 8).findings().getFirst();
        assertThat(lamp.left()).extracting(reading -> text(reading)).isEqualTo("off");
        assertThat(lamp.right()).extracting(reading -> text(reading)).isEqualTo("on");
    }

    private static String text(Reading reading) {
        return new String(reading.message().payload(), StandardCharsets.UTF_8);
    }

    @Test
    void each_backwards_tellsTheOpposite() throws Exception {
        assertThat(words(between(session(), 8, 3))).containsExactly("~lamp 2", "+door 1", "=temp 1", "−motor 1");
    }

    @Test
    void each_ofTheSameInstant_isNothing() throws Exception {
        assertThat(between(session(), 8, 8).findings()).isEmpty();
        assertThat(between(folder.resolve("a.db"), -100, -50).findings()).isEmpty();
        assertThat(between(folder.resolve("a.db"), 50, 100).findings()).isEmpty();
    }

    @Test
    void each_ofManyTopics_findsWhatWasBefore() throws Exception {
        for (int i = 0; i < 25_000; i++) {
            at(1, "t/" + i, "old");
        }
        for (int i = 0; i < 25_000; i++) {
            at(5, "t/" + i, i % 2 == 0 ? "old" : "new");
        }
        ComparisonResult result = between(record("many.db"), 3, 8);
        assertThat(result.count(Kind.EQUAL)).isEqualTo(12_500);
        assertThat(result.count(Kind.CHANGED)).isEqualTo(12_500);
    }

    @Test
    void sides_ofTwoRecordings_compareTheirEnds_orAnyInstant() throws Exception {
        Path left = session();
        Path right = at(1, "lamp", "on").at(1, "other", "x").record("b.db");
        assertThat(words(run(new SidePairs(
                        new RecordedSide(left, BEGIN + 8 * SECOND), new RecordedSide(right, Long.MAX_VALUE)))))
                .containsExactlyInAnyOrder("=lamp 0", "−temp 0", "−scene 0", "−motor 0", "+other 0");
    }

    @Test
    void open_ofWhatIsNoRecording_saysSo() throws Exception {
        Path file = Files.writeString(folder.resolve("x.txt"), "no recording at all, only some words");
        assertThatThrownBy(() -> new RecordedSide(file, Long.MAX_VALUE))
                .isInstanceOfSatisfying(
                        RecordingException.class,
                        e -> FaultBook.note(
                                "R1",
                                "compare: a file that is no recording",
                                Messages.forLocale(Locale.ENGLISH).get(e.text()),
                                Duration.ZERO));
    }
}
