package io.topiary.ui.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.intake.IntakeLimits;
import io.topiary.core.message.Message;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionLimits;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualPulse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log beyond what is in memory. */
class OlderLinesViewModelTest {

    private static final int ROWS = 10;

    @TempDir
    Path folder;

    private final FakeConnection connection = new FakeConnection();
    private final Session session =
            connection.session(new SessionLimits(IntakeLimits.forKeepAlive(60), 1_000, 300, 1 << 24));
    private final ManualPulse pulse = new ManualPulse();
    private final MessageLogViewModel model =
            new MessageLogViewModel(session, pulse, Runnable::run, Messages.forLocale(Locale.ENGLISH));
    private Recorder recorder;
    private int fed;

    @BeforeEach
    void record() {
        recorder = new Recorder(folder.resolve("p.db"), RecordingBudget.UNLIMITED);
        session.tape().start(recorder.line());
        model.continueWith(() -> Optional.of(recorder.file()).filter(Files::isRegularFile));
        model.window().setCapacity(ROWS);
    }

    @AfterEach
    void close() throws Exception {
        model.close();
        session.close();
        recorder.close();
        recorder.awaitEnd(20_000);
    }

    /** Payloads are consecutive numbers; every tenth one is on a topic of its own. */
    private void feed(int messages) {
        for (int i = 0; i < messages; i++, fed++) {
            connection.feed(fed % 10 == 0 ? "tenth" : "other", String.valueOf(fed));
        }
        FakeConnection.settle(session);
        await().until(() -> session.books().recorderDepth() == 0);
        // a recording that is not there yet is looked for again with what comes later, at most once a second
        await().until(() -> {
            model.setPaused(false);
            pulse.run();
            return model.olderProperty().get().isThere();
        });
        pulse.run();
    }

    private List<Integer> shown() {
        return model.window().slots().stream()
                .map(slot -> (LogRow.OfMessage) slot.get())
                .map(row -> Integer.valueOf(new String(row.message().payload(), UTF_8)))
                .toList();
    }

    private void scroll(int rows) {
        model.window().scrollBy(rows);
        pulse.run();
        pulse.run();
    }

    /** Everything from where one is back to the beginning. */
    private List<Integer> upwards() {
        List<Integer> all = new ArrayList<>(shown().reversed());
        List<Integer> before = List.of();
        while (!shown().equals(before)) {
            before = shown();
            scroll(-ROWS);
            List<Integer> now = shown().reversed();
            int known = now.lastIndexOf(all.getLast());
            all.addAll(now.subList(known + 1, now.size()));
        }
        return all;
    }

    private static List<Integer> down(int from, int step) {
        return IntStream.iterate(from, number -> number >= 0, number -> number - step)
                .boxed()
                .toList();
    }

    @Test
    void scroll_upBeyondMemory_goesOnInTheRecordingWithoutASeam() {
        feed(6_000);
        assertThat(upwards()).isEqualTo(down(5_999, 1));
    }

    @Test
    void scroll_upWithAFilter_findsWhatIsRecorded() {
        model.setSubtree("tenth");
        feed(6_000);
        assertThat(upwards()).isEqualTo(down(5_990, 10));
    }

    @Test
    void scroll_inTheRecording_rowsStayWhileOthersCome() {
        feed(3_000);
        scroll(-1_500);
        List<Integer> before = shown();
        feed(700);
        assertThat(shown()).isEqualTo(before);
    }

    @Test
    void scroll_inMemory_rowsStayWhileTheyMoveIntoTheRecording() {
        feed(3_000);
        scroll(-100);
        List<Integer> before = shown();
        // each time waits for the recorder, which commits once a second
        for (int i = 0; i < 6; i++) {
            feed(100);
            assertThat(shown()).isEqualTo(before);
        }
    }

    @Test
    void select_recordedRow_staysSelected_andIsTheMessage() {
        feed(3_000);
        scroll(-1_500);
        model.window().owner().selectSlot(4);
        feed(200);
        assertThat(List.of(
                        model.window().selectedSlot(),
                        new String(model.selectedMessageProperty().get().payload(), UTF_8)))
                .isEqualTo(List.of(4, String.valueOf(shown().get(4))));
    }

    @Test
    void follow_showsTheNewest_whateverIsRecorded() {
        feed(3_000);
        assertThat(shown()).isEqualTo(down(2_999, 1).subList(0, ROWS).reversed());
        scroll(-1_000);
        model.followProperty().set(true);
        feed(10);
        assertThat(shown()).isEqualTo(down(3_009, 1).subList(0, ROWS).reversed());
    }

    @Test
    void select_acrossTheEndOfMemory_takesBothSides_theOldestFirst() {
        LogSelection selection = new LogSelection(model);
        feed(3_000);
        scroll(-295);
        List<Integer> screen = shown();
        List<LogRow> rows =
                model.window().slots().stream().map(slot -> slot.get()).toList();
        selection.toggle(rows.getLast());
        selection.extendTo(rows.getFirst());
        List<Integer> selected = selection.rows(100).stream()
                .map(row -> Integer.valueOf(new String(row.message().payload(), UTF_8)))
                .toList();
        LogPick pick = selection.pick();
        assertThat(selected).isEqualTo(screen);
        assertThat(pick.older()).isNotEmpty();
        assertThat(pick.numbers()).isNotEmpty();
        assertThat(List.of((long) pick.count(), selection.count())).isEqualTo(List.of(10L, 10L));
    }

    @Test
    void select_recordedRow_isPickedThoughItWasScrolledAway() {
        LogSelection selection = new LogSelection(model);
        feed(3_000);
        scroll(-1_500);
        LogRow row = model.window().slots().getFirst().get();
        selection.toggle(row);
        scroll(-1_000);
        assertThat(selection.pick().older()).containsExactly(((LogRow.OfMessage) row).message());
        assertThat(selection.rows(1)).hasSize(1);
    }

    /** A time between what was fed before and what is fed after. */
    private long betweenFeeds() {
        long then = session.model().clock().micros() + 1;
        await().until(() -> session.model().clock().micros() > then);
        return then;
    }

    private void awaitSelected(int number) {
        await().until(() -> {
            pulse.run();
            Message selected = model.selectedMessageProperty().get();
            return selected != null && new String(selected.payload(), UTF_8).equals(String.valueOf(number));
        });
        assertThat(shown()).contains(number);
    }

    @Test
    void jump_toATimeInTheRecording_selectsTheFirstMessageFromThenOn() {
        feed(9_000);
        long then = betweenFeeds();
        feed(9_000);
        model.jump().to(then);
        awaitSelected(9_000);
        assertThat(model.followProperty().get()).isFalse();
    }

    @Test
    void jump_withAFilter_selectsTheFirstThatIsShown() {
        model.setSubtree("tenth");
        feed(2_005);
        long then = betweenFeeds();
        feed(3_000);
        model.jump().to(then);
        awaitSelected(2_010);
    }

    @Test
    void jump_toATimeInMemory_selectsTheFirstMessageFromThenOn_andTheNewestIfNoneIs() {
        feed(2_000);
        long then = betweenFeeds();
        feed(100);
        model.jump().to(then);
        awaitSelected(2_000);
        model.jump().to(Long.MAX_VALUE);
        awaitSelected(2_099);
    }

    @Test
    void jump_beforeEverything_selectsTheOldest() {
        feed(2_000);
        model.jump().to(0);
        awaitSelected(0);
    }
}
