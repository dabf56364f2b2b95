package io.topiary.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Selected rows that move from memory into the recording. */
class RecordedSelectionViewModelTest {

    private static final int KEPT = 100;

    @TempDir
    Path folder;

    private RecordedStand stand;
    private LogSelection selection;

    @BeforeEach
    void record() {
        stand = new RecordedStand(folder, KEPT);
        selection = new LogSelection(stand.model);
    }

    @AfterEach
    void close() {
        stand.close();
    }

    private void feed(int from, int to) {
        stand.feed(IntStream.range(from, to).mapToObj(i -> "n=" + i).toList());
    }

    private List<String> highlighted() {
        return IntStream.range(0, stand.model.window().slots().size())
                .filter(slot -> selection.isSelected(stand.log.row(slot)))
                .mapToObj(slot -> stand.log.messages().get(slot))
                .toList();
    }

    private List<String> selected() {
        return selection.rows(1_000).stream()
                .map(row -> LogStand.written(row.message()))
                .toList();
    }

    private void click(int slot) {
        stand.model.window().owner().selectSlot(slot);
        selection.alone();
    }

    @Test
    void selectedRow_movesIntoTheRecording_isStillSelectedThere() {
        feed(0, 150);
        stand.model.window().scrollTo(100);
        click(3);
        feed(150, 500);
        assertThat(highlighted()).containsExactly("n=103");
        assertThat(stand.log.messages().get(stand.model.window().selectedSlot()))
                .isEqualTo("n=103");
        assertThat(OlderLines.isRecorded(stand.model.cursor().number())).isTrue();
    }

    @Test
    void selectedRow_underAFilter_movesIntoTheRecording_isStillSelectedThere() {
        stand.model.filterProperty().set("payload:3");
        feed(0, 150);
        stand.model.followProperty().set(false);
        click(3);
        List<String> before = highlighted();
        feed(150, 500);
        assertThat(highlighted()).isEqualTo(before).hasSize(1);
        assertThat(stand.model.window().selectedSlot()).isEqualTo(3);
    }

    @Test
    void severalRows_moveIntoTheRecording_areStillSelected_countedAndInTheirOrder() {
        feed(0, 150);
        stand.model.window().scrollTo(100);
        click(2);
        selection.extendTo(stand.log.row(5));
        selection.toggle(stand.log.row(8));
        List<String> before = highlighted();
        feed(150, 204);
        List<String> half = selected();
        feed(204, 500);
        assertThat(List.of(before, half, selected(), highlighted()))
                .containsOnly(List.of("n=102", "n=103", "n=104", "n=105", "n=108"));
        assertThat(selection.count()).isEqualTo(5);
    }

    @Test
    void severalRows_inTheRecordingSince_oneCanBeTakenOut() {
        feed(0, 150);
        stand.model.window().scrollTo(100);
        click(2);
        selection.extendTo(stand.log.row(5));
        feed(150, 500);
        selection.toggle(stand.log.row(3));
        assertThat(highlighted()).containsExactly("n=102", "n=104", "n=105");
        assertThat(selected()).isEqualTo(highlighted());
    }

    @Test
    void extend_fromARowThatMovedIntoTheRecording_beginsThere() {
        feed(0, 150);
        stand.model.window().scrollTo(100);
        click(2);
        feed(150, 500);
        selection.extendTo(stand.log.row(6));
        assertThat(selected()).containsExactly("n=102", "n=103", "n=104", "n=105", "n=106");
        selection.extendBy(-2);
        assertThat(selected()).containsExactly("n=102", "n=103", "n=104");
    }

    @Test
    void filterChanges_rowInTheRecording_staysSelected() {
        feed(0, 150);
        stand.model.window().scrollTo(100);
        click(3);
        feed(150, 500);
        stand.model.filterProperty().set("payload:103");
        stand.settle();
        assertThat(highlighted()).containsExactly("n=103");
        assertThat(stand.model.window().selectedSlot()).isZero();
    }
}
