package io.topiary.ui.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Message;
import io.topiary.testing.FakeConnection;
import java.nio.file.Path;
import java.util.List;
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

    private RecordedStand stand;
    private MessageLogViewModel model;
    private int fed;

    @BeforeEach
    void record() {
        stand = new RecordedStand(folder, 300);
        model = stand.model;
    }

    @AfterEach
    void close() {
        stand.close();
    }

    /** Payloads are consecutive numbers; every tenth one is on a topic of its own. */
    private void feed(int messages) {
        stand.feed(IntStream.range(fed, fed + messages)
                .mapToObj(i -> (i % 10 == 0 ? "tenth=" : "other=") + i)
                .toList());
        fed += messages;
    }

    private List<Integer> shown() {
        return numbers(stand.log.messages());
    }

    private static List<Integer> numbers(List<String> messages) {
        return messages.stream()
                .map(message -> Integer.valueOf(message.substring(message.indexOf('=') + 1)))
                .toList();
    }

    private void scroll(int rows) {
        stand.scroll(rows);
    }

    /** Everything from where one is back to the beginning. */
    private List<Integer> upwards() {
        return numbers(stand.upwards()).reversed();
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
        long then = stand.log.session.model().clock().micros() + 1;
        await().until(() -> stand.log.session.model().clock().micros() > then);
        return then;
    }

    private void awaitSelected(int number) {
        await().until(() -> {
            stand.refresh();
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
        model.cursor().jump().to(then);
        awaitSelected(9_000);
        assertThat(model.followProperty().get()).isFalse();
    }

    @Test
    void jump_whileMemoryMovesOn_selectsTheFirstMessageFromThenOn() {
        feed(1_000);
        long then = betweenFeeds();
        feed(1_000);
        // evicts some that the recording was not read for yet
        stand.log.connection.feed("other", String.valueOf(fed));
        FakeConnection.settle(stand.log.session);
        model.cursor().jump().to(then);
        awaitSelected(1_000);
    }

    @Test
    void jump_withAFilter_selectsTheFirstThatIsShown() {
        model.setSubtree("tenth");
        feed(2_005);
        long then = betweenFeeds();
        feed(3_000);
        model.cursor().jump().to(then);
        awaitSelected(2_010);
    }

    @Test
    void jump_toATimeInMemory_selectsTheFirstMessageFromThenOn_andTheNewestIfNoneIs() {
        feed(2_000);
        long then = betweenFeeds();
        feed(100);
        model.cursor().jump().to(then);
        awaitSelected(2_000);
        model.cursor().jump().to(Long.MAX_VALUE);
        awaitSelected(2_099);
    }

    @Test
    void jump_beforeEverything_selectsTheOldest() {
        feed(2_000);
        model.cursor().jump().to(0);
        awaitSelected(0);
    }
}
