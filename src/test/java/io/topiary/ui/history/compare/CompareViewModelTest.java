package io.topiary.ui.history.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.compare.Finding.Kind;
import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.history.RecordingWriter;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.payload.diff.DiffLine;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.FaultBook;
import io.topiary.testing.ManualPulse;
import io.topiary.ui.history.compare.CompareSide.Here;
import io.topiary.ui.history.compare.CompareSide.Mark;
import io.topiary.ui.history.compare.CompareSide.Other;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareViewModelTest {

    private final FakeConnection connection = new FakeConnection();
    private final FakeConnection otherConnection = new FakeConnection();
    private final Session session = connection.session();
    private final Session other = otherConnection.session();
    private final ManualPulse pulse = new ManualPulse();
    private @Nullable Path recording;
    private final CompareViewModel model = new CompareViewModel(
            session,
            () -> Optional.ofNullable(recording),
            Runnable::run,
            Runnable::run,
            pulse,
            Messages.forLocale(Locale.ENGLISH));

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        model.close();
        session.close();
        other.close();
        assertThat(pulse.registered()).isZero();
    }

    private void feed(String topic, String payload) {
        connection.feed(topic, payload);
        FakeConnection.settle(session);
    }

    private void clear(String topic) {
        connection.feed(topic, new byte[0], Qos.AT_MOST_ONCE, true);
        FakeConnection.settle(session);
    }

    private List<String> rows() {
        model.rows().window().setCapacity(20);
        return model.rows().window().slots().stream()
                .map(slot -> slot.get().finding())
                .map(finding -> model.words()
                                .kind(finding.kind(), model.overTimeProperty().get())
                        + " " + model.words().topic(finding)
                        + ": " + model.words().value(finding.left())
                        + " > " + model.words().value(finding.right()))
                .toList();
    }

    private void addOther() {
        model.setOthers(() -> List.of(other));
    }

    @Test
    void compare_withAMark_tellsWhatChangedWhileTheButtonWasPressed() {
        feed("lamp", "off");
        feed("door", "shut");
        feed("temp", "20");
        model.mark('A');
        feed("lamp", "on");
        feed("motor", "runs");
        clear("door");
        model.compare();
        assertThat(rows())
                .containsExactly(
                        "removed door: shut > (cleared)", "changed lamp: off > on", "added motor: (nothing) > runs");
        assertThat(model.statusProperty().get()).startsWith("mark A, ").endsWith(" → this session, now: 4 topics");
    }

    @Test
    void mark_ofBoth_comparesThem_whateverCameLater() {
        feed("lamp", "off");
        model.mark('A');
        feed("lamp", "on");
        model.mark('B');
        feed("lamp", "broken");
        model.compare();
        assertThat(rows()).containsExactly("changed lamp: off > on");
        model.choices().swap();
        model.compare();
        assertThat(rows()).containsExactly("changed lamp: on > off");
    }

    @Test
    void mark_A_again_comparesWithNow() {
        model.mark('A');
        model.mark('B');
        model.mark('A');
        assertThat(model.choices().leftProperty().get()).isInstanceOf(Mark.class);
        assertThat(model.choices().rightProperty().get()).isEqualTo(new Here());
    }

    @Test
    void compare_withAnotherTab_tellsWhereWhatIsMissing() {
        addOther();
        assertThat(model.choices().rightProperty().get()).isEqualTo(new Other(other));
        feed("both", "1");
        feed("differs", "1");
        feed("mine", "1");
        otherConnection.feed("both", "1");
        otherConnection.feed("differs", "2".getBytes(UTF_8), Qos.AT_MOST_ONCE, false);
        otherConnection.feed("theirs", "1");
        FakeConnection.settle(other);
        model.compare();
        assertThat(rows())
                .containsExactly(
                        "different differs: 1 > 2",
                        "only left mine: 1 > (nothing)",
                        "only right theirs: (nothing) > 1");
        model.shownProperty(Kind.CHANGED).set(false);
        model.shownProperty(Kind.EQUAL).set(true);
        model.filter().textProperty().set("both OR mine");
        assertThat(rows()).containsExactly("equal both: 1 > 1", "only left mine: 1 > (nothing)");
        assertThat(model.resultProperty().get()).isNotNull();
    }

    @Test
    void choices_withoutTheTabThatWasChosen_fallBack() {
        addOther();
        model.setOthers(List::of);
        assertThat(model.choices().rightProperty().get()).isEqualTo(new Here());
    }

    @Test
    void likeness_thatIsChanged_comparesAgain() {
        feed("t", "{\"v\":1,\"time\":5}");
        model.mark('A');
        feed("t", "{\"v\":1,\"time\":6}");
        model.compare();
        assertThat(rows()).hasSize(1);
        model.likeness().pathsProperty().set(".time");
        assertThat(rows()).isEmpty();
        model.likeness().pathsProperty().set(".time[");
        assertThat(model.likeness().errorProperty().get()).isNotEmpty();
    }

    @Test
    void selected_tellsHowThePayloadsDiffer() {
        feed("t", "{\"v\":1}");
        model.mark('A');
        feed("t", "{\"v\":2}");
        model.compare();
        assertThat(rows()).hasSize(1);
        model.rows().selectSlot(0);
        assertThat(Objects.requireNonNull(model.diffProperty().get()).lines())
                .anyMatch(DiffLine.Changed.class::isInstance);
    }

    @Test
    void moveSelection_scrollsThroughAllRows() {
        IntStream.range(0, 100).forEach(i -> connection.feed("t/" + (100 + i), "x"));
        FakeConnection.settle(session);
        addOther();
        model.compare();
        assertThat(rows()).hasSize(20);
        model.rows().moveSelection(Long.MAX_VALUE);
        assertThat(rows()).last().asString().startsWith("only left t/199");
        model.rows().moveSelection(-1);
        assertThat(Objects.requireNonNull(model.rows().selectedProperty().get()).topic())
                .isEqualTo("t/198");
        model.rows().moveSelection(Long.MIN_VALUE);
        assertThat(rows()).first().asString().startsWith("only left t/100");
    }

    @Test
    void export_writesWhatIsListed() throws Exception {
        feed("=t", "=1");
        addOther();
        model.compare();
        model.export(folder.resolve("x.csv"));
        assertThat(Files.readString(folder.resolve("x.csv")))
                .startsWith("topic,kind,left,right,leftTime,rightTime,between,lagMicros\r\n'=t,removed,'=1,,2");
        model.export(folder.resolve("x.jsonl"));
        assertThat(Files.readString(folder.resolve("x.jsonl"))).startsWith("{\"topic\":\"=t\",\"kind\":\"removed\"");
        assertThat(model.statusProperty().get()).startsWith("One line is in ");
    }

    @Test
    void listed_isJson_unlessItIsTooMuchForAClipboard() {
        feed("t", "1");
        addOther();
        model.compare();
        assertThat(model.listed().orElseThrow()).startsWith("{\"topic\":\"t\"");
        IntStream.range(0, 1_001).forEach(i -> connection.feed("t/" + i, "x"));
        FakeConnection.settle(session);
        model.compare();
        assertThat(model.listed()).isEmpty();
        assertThat(model.statusProperty().get()).startsWith("Nothing was copied: more than 1,000 topics");
    }

    @Test
    void mark_ofARecordingThatEndedMeanwhile_isStillCompared() throws Exception {
        Path file = folder.resolve("s.db");
        recording = file;
        model.mark('A');
        Recorder recorder = new Recorder(file, RecordingBudget.DEFAULT);
        recorder.line().record(List.of(message("later", "1", micros())));
        recorder.close();
        recorder.awaitEnd(20_000);
        recording = null;
        feed("lamp", "on");
        model.compare();
        assertThat(rows()).containsExactly("added lamp: (nothing) > on");
    }

    @Test
    void export_thatFails_saysWhy() throws Exception {
        feed("t", "1");
        addOther();
        model.compare();
        Path file = Files.writeString(folder.resolve("file"), "");
        model.export(file.resolve("x.csv"));
        assertThat(model.statusProperty().get()).contains("Nothing was exported.");
        FaultBook.note(
                "S4",
                "compare: an export into a folder that is a file",
                model.statusProperty().get(),
                Duration.ZERO);
    }

    @Test
    void compare_withAFileThatIsNoRecording_saysSo() throws Exception {
        model.choices().offer(Files.writeString(folder.resolve("notes.txt"), "only words, but many of them"), false);
        model.compare();
        assertThat(model.statusProperty().get()).contains("notes.txt");
        assertThat(model.runningProperty().get()).isFalse();
        assertThat(model.resultProperty().get()).isNull();
    }

    @Test
    void compare_ofARecordedSession_looksAtTheRecording() throws Exception {
        Path file = folder.resolve("s.db");
        recording = file;
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        List<Message> messages = new ArrayList<>();
        messages.add(message("lamp", "off", now - 5_000_000));
        Recorder recorder = new Recorder(file, RecordingBudget.DEFAULT);
        recorder.line().record(List.copyOf(messages));
        model.mark('A');
        recorder.line().record(List.of(message("lamp", "on", micros()), message("lamp", "off", micros())));
        recorder.line().record(List.of(message("door", "open", micros())));
        recorder.close();
        recorder.awaitEnd(20_000);
        await().until(() -> {
            model.compare();
            model.shownProperty(Kind.EQUAL).set(true);
            return rows().size() == 2;
        });
        assertThat(rows()).containsExactly("added door: (nothing) > open", "unchanged lamp: off > off");
        assertThat(model.words().lag(model.rows().shown().get(1))).isEqualTo("2 messages");
    }

    @Test
    void compare_ofARecordingAtTwoInstants_tellsWhatChangedBetween() throws Exception {
        Path file = folder.resolve("s.topiary");
        try (RecordingWriter writer = RecordingWriter.create(file)) {
            writer.add(message("lamp", "off", 1_000_000));
            writer.add(message("lamp", "on", 2_000_000));
            writer.add(message("door", "open", 3_000_000));
            writer.finish();
        }
        model.choices().offer(file, true);
        model.choices().at(model.choices().leftProperty(), 1_500_000);
        model.choices().offer(file, false);
        model.choices().at(model.choices().rightProperty(), 2_500_000);
        model.compare();
        await().until(() -> rows().size() == 1);
        assertThat(rows()).containsExactly("changed lamp: off > on");
        model.choices().at(model.choices().rightProperty(), Long.MAX_VALUE);
        model.compare();
        await().until(() -> rows().size() == 2);
        assertThat(rows()).containsExactlyInAnyOrder("changed lamp: off > on", "added door: (nothing) > open");
        assertThat(model.words().side(model.choices().leftProperty().get())).startsWith("s.topiary, 1970-01-01 ");
    }

    private static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    private static Message message(String topic, String payload, long micros) {
        return new Message(
                0,
                micros,
                micros * 1_000,
                topic,
                payload.getBytes(UTF_8),
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                false);
    }
}
