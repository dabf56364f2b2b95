package io.topiary.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Times without a link, beyond what is in memory. */
class RecordedGapsViewModelTest {

    private static final int KEPT = 100;

    @TempDir
    Path folder;

    private RecordedStand stand;
    private final List<String> expected = new ArrayList<>();

    @BeforeEach
    void record() {
        stand = new RecordedStand(folder, KEPT);
        stand.log.connection.connect();
    }

    @AfterEach
    void close() {
        stand.close();
    }

    private void feed(int from, int to) {
        List<String> messages =
                IntStream.range(from, to).mapToObj(i -> "n=" + i).toList();
        expected.addAll(messages);
        stand.feed(messages);
    }

    private MessageLogViewModel model() {
        return stand.model;
    }

    /** Number of the oldest message in memory. */
    private long first() {
        return stand.log.session.model().read(all -> all.log().first());
    }

    private void loseAndRegain() {
        stand.log.lose();
        stand.log.connection.connect();
        expected.add("gap");
    }

    @Test
    void gaps_moveIntoTheRecording_andStayWhereTheyWere() {
        feed(0, 120);
        loseAndRegain();
        feed(120, 190);
        loseAndRegain();
        feed(190, 260);
        loseAndRegain();
        feed(260, 460);
        assertThat(stand.upwards()).isEqualTo(expected);
    }

    @Test
    void gap_onScreen_movesIntoTheRecording_rowsStay() {
        feed(0, 120);
        loseAndRegain();
        feed(120, 200);
        model().window().scrollTo(115);
        stand.refresh();
        List<String> before = stand.log.messages();
        for (int from = 200; from < 500; from += 60) {
            feed(from, from + 60);
            assertThat(stand.log.messages()).isEqualTo(before).contains("gap");
        }
    }

    @Test
    void gap_underAFilter_standsBetweenWhatIsShown() {
        feed(0, 120);
        loseAndRegain();
        feed(120, 460);
        model().filterProperty().set("payload:119 OR payload:121");
        stand.settle();
        assertThat(stand.log.messages()).containsExactly("n=119", "gap", "n=121");
    }

    @Test
    void gap_isTheFirstThingInMemory_isThereOnce() {
        feed(0, 300);
        loseAndRegain();
        feed(300, 300 + KEPT);
        assertThat(first()).isEqualTo(300);
        assertThat(stand.upwards()).isEqualTo(expected);
        feed(300 + KEPT, 301 + KEPT);
        model().followProperty().set(true);
        stand.refresh();
        assertThat(stand.upwards()).isEqualTo(expected);
    }
}
