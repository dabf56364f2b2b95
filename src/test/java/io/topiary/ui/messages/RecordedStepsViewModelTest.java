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

/** From message to message of one topic, beyond what is in memory. */
class RecordedStepsViewModelTest {

    private static final int KEPT = 100;

    @TempDir
    Path folder;

    private RecordedStand stand;

    @BeforeEach
    void record() {
        stand = new RecordedStand(folder, KEPT);
    }

    @AfterEach
    void close() {
        stand.close();
    }

    /** Every hundredth message is on the topic {@code q}; of those every other one is on the topic {@code other} too. */
    private void feed(int messages) {
        stand.feed(IntStream.range(0, messages)
                .mapToObj(i -> (i % 100 == 50 ? "q=" : "n=") + i)
                .toList());
        stand.model.window().owner().moveSelection(Long.MAX_VALUE);
    }

    private List<String> steps(boolean next, int most) {
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            stand.model.cursor().goAlong(next);
            // found, sought, read
            IntStream.range(0, 4).forEach(pulse -> stand.log.pulse.run());
            steps.add(stand.log.selected());
        }
        return steps;
    }

    private void selectNewest(String topic) {
        int slot = IntStream.range(0, stand.log.topics().size())
                .filter(i -> stand.log.topics().get(i).equals(topic))
                .max()
                .orElseThrow();
        stand.model.window().owner().selectSlot(slot);
    }

    @Test
    void goAlong_backBeyondMemory_findsTheOnesThatAreRecorded_andStaysAtTheFirst() {
        feed(651);
        selectNewest("q");
        assertThat(steps(false, 8))
                .containsExactly("q=550", "q=450", "q=350", "q=250", "q=150", "q=50", "q=50", "q=50");
    }

    @Test
    void goAlong_onFromTheRecording_comesBackIntoMemory() {
        feed(651);
        selectNewest("q");
        steps(false, 3);
        assertThat(steps(true, 4)).containsExactly("q=450", "q=550", "q=650", "q=650");
        assertThat(OlderLines.isRecorded(stand.model.cursor().number())).isFalse();
    }

    @Test
    void goAlong_intoTheRecording_showsTheRowSelected() {
        feed(651);
        selectNewest("q");
        steps(false, 4);
        assertThat(stand.log.messages().get(stand.model.window().selectedSlot()))
                .isEqualTo("q=250");
    }

    @Test
    void goAlong_underAFilter_passesOverWhatIsNotShown() {
        feed(651);
        stand.model.filterProperty().set("payload:50 -payload:350");
        stand.settle();
        selectNewest("q");
        assertThat(steps(false, 4)).containsExactly("q=550", "q=450", "q=250", "q=150");
    }
}
