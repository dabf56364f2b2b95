package io.topiary.ui.retained;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.retained.RetainedInventory;
import io.topiary.core.retained.RetainedScope;
import io.topiary.core.retained.RetainedTopic;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.testing.FaultBook;
import io.topiary.testing.ManualPulse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClearRetainedViewModelTest {

    private static final RetainedScope SCOPE = new RetainedScope("plant/line1", true);

    private final ManualPulse pulse = new ManualPulse();
    private final List<Runnable> background = new ArrayList<>();

    private ClearRetainedViewModel question(int topics, int stored, boolean complete, String filter) {
        List<RetainedTopic> found = IntStream.range(0, topics)
                .mapToObj(i -> new RetainedTopic("plant/line1/" + i, 10 + i))
                .toList();
        Job<RetainedInventory> job = Job.start(background::add, Text.of("retained.phase.connecting"), control -> {
            control.phase(Text.of("retained.phase.learning"), -1);
            control.done(topics);
            pulse.run();
            return new RetainedInventory(SCOPE, found, stored, complete, 0);
        });
        return new ClearRetainedViewModel(
                new ClearRequest(SCOPE, filter, "Plant 1", "mqtt://plant:1883"),
                job,
                pulse,
                Runnable::run,
                Messages.forLocale(Locale.ENGLISH));
    }

    private void work() {
        background.removeFirst().run();
    }

    @Test
    void question_countsFirst_thenNamesRootBrokerAndTheFirstTopics() {
        ClearRetainedViewModel model = question(7, 7, true, "");
        assertThat(model.learningProperty().get()).isTrue();
        assertThat(model.ready().getValue()).isFalse();
        List<String> seen = new ArrayList<>();
        model.progressProperty().subscribe((before, now) -> seen.add(now));
        work();
        assertThat(seen).contains("Asking the broker what it stores · 7 found");
        assertThat(model.headline())
                .isEqualTo(
                        "7 topics at and below “plant/line1” will be cleared on the broker “Plant 1” (mqtt://plant:1883).");
        assertThat(model.examples())
                .hasSize(6)
                .startsWith("plant/line1/0   10 B")
                .endsWith("and 2 more");
        assertThat(model.verb().getValue()).isEqualTo("Clear 7 topics");
        assertThat(model.ready().getValue()).isTrue();
        assertThat(model.confirmed()).isEmpty();
        model.confirm();
        assertThat(model.confirmed())
                .hasValueSatisfying(found -> assertThat(found.size()).isEqualTo(7));
    }

    @Test
    void moreThanFifty_wantTheNumberTyped() {
        ClearRetainedViewModel model = question(1_340, 1_340, true, "");
        work();
        assertThat(model.typeWords()).isEqualTo("Type 1340 to confirm");
        model.typedProperty().set("134");
        model.confirm();
        assertThat(model.confirmed()).isEmpty();
        assertThat(model.ready().getValue()).isFalse();
        model.typedProperty().set("1,340");
        assertThat(model.ready().getValue()).isTrue();
        FaultBook.note(
                "W8",
                "clear retained on a subtree with 1,340 stored topics",
                model.headline() + " " + model.typeWords(),
                Duration.ZERO);
    }

    @Test
    void filter_andDoubt_areNamed() {
        ClearRetainedViewModel model = question(3, 9, false, "temp");
        work();
        assertThat(model.filterWords())
                .isEqualTo("Only what the filter “temp” accepts: 9 topics are stored there in all.");
        assertThat(model.incompleteWords()).startsWith("The broker may store more");
    }

    @Test
    void nothingStored_isSaid_andNothingCanBeConfirmed() {
        ClearRetainedViewModel model = question(0, 0, true, "");
        work();
        model.confirm();
        assertThat(model.problemProperty().get())
                .isEqualTo("The broker stores no retained message at “plant/line1”. There is nothing to clear.");
        assertThat(model.confirmed()).isEmpty();
        model.close();
        assertThat(pulse.registered()).isZero();
    }
}
