package io.topiary.ui.retained;

import static io.topiary.ui.retained.ScriptedTask.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.retained.RetainedResult;
import io.topiary.core.retained.RetainedTally.Ending;
import io.topiary.core.retained.RetainedTask;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.testing.ManualPulse;
import io.topiary.ui.kit.JobStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetainedViewModelTest {

    private final ManualPulse pulse = new ManualPulse();
    private final List<Runnable> background = new ArrayList<>();
    private final RetainedViewModel model =
            new RetainedViewModel(background::add, Runnable::run, pulse, Messages.forLocale(Locale.ENGLISH));

    private void work() {
        background.removeFirst().run();
    }

    @Test
    void clear_allDone_saysSoAndOffersUndo() {
        model.clear(new ScriptedTask(result(340, 0, Ending.COMPLETE)), 340, "Plant 1");
        assertThat(model.facts().stage().get()).isEqualTo(JobStage.RUNNING);
        assertThat(model.facts().title().get()).isEqualTo("340 retained messages of “Plant 1”");
        work();
        assertThat(model.facts().stage().get()).isEqualTo(JobStage.DONE);
        assertThat(model.facts().text().get()).isEqualTo("340 cleared, 0 unknown");
        assertThat(List.of(
                        model.undoableProperty().get(),
                        model.retryableProperty().get()))
                .containsExactly(true, false);
    }

    @Test
    void clear_partRefused_countsByReason_listsThem_andTriesTheRestAgain() {
        ScriptedTask task = new ScriptedTask(result(328, 12, Ending.COMPLETE), result(340, 0, Ending.COMPLETE));
        model.clear(task, 340, "Plant 1");
        work();
        assertThat(model.facts().text().get())
                .isEqualTo("328 cleared, 12 not permitted (0x87 Not authorized), 0 unknown");
        assertThat(model.facts().stage().get()).isEqualTo(JobStage.PROBLEM);
        assertThat(model.rest()).hasSize(12).first().isEqualTo("refused/0   0x87 Not authorized");
        model.retry();
        work();
        assertThat(model.facts().text().get()).isEqualTo("340 cleared, 0 unknown");
        assertThat(model.rest()).isEmpty();
        assertThat(task.runs).isEqualTo(2);
    }

    @Test
    void undo_putsBack_andDismissLetsGoOfTheFile() {
        ScriptedTask undo = new ScriptedTask(result(3, 0, Ending.COMPLETE));
        ScriptedTask task = new ScriptedTask(result(3, 0, Ending.COMPLETE)).undoneBy(undo);
        model.clear(task, 3, "Plant 1");
        work();
        model.undo();
        assertThat(model.facts().title().get()).isEqualTo("3 retained messages");
        assertThat(task.closed).isFalse();
        work();
        assertThat(model.facts().text().get()).isEqualTo("3 put back, 0 unknown");
        assertThat(model.undoableProperty().get()).isFalse();
        model.dismiss();
        assertThat(task.closed && undo.closed).isTrue();
        assertThat(model.facts().stage().get()).isEqualTo(JobStage.NONE);
    }

    @Test
    void close_whileClearing_letsGoOfTheFileAtTheEnd() {
        ScriptedTask task = new ScriptedTask(result(3, 0, Ending.CANCELLED));
        model.clear(task, 3, "Plant 1");
        model.close();
        assertThat(task.closed).as("it is still written").isFalse();
        work();
        assertThat(task.closed).isTrue();
    }

    @Test
    void progress_isPulled_andCancelIsTold() {
        RetainedTask asking = new RetainedTask() {
            @Override
            public RetainedResult run(Job.Control control) {
                control.phase(Text.of("retained.phase.clearing"), 200);
                control.done(50);
                pulse.run();
                model.cancel();
                return result(50, 0, control.isCancelled() ? Ending.CANCELLED : Ending.COMPLETE);
            }

            @Override
            public Optional<RetainedTask> undo(RetainedResult result) {
                return Optional.empty();
            }

            @Override
            public void close() {
                // no file
            }
        };
        List<String> seen = new ArrayList<>();
        model.facts().text().subscribe((before, now) -> seen.add(now));
        model.clear(asking, 200, "Plant 1");
        work();
        assertThat(seen).contains("Clearing · 50 of 200");
        assertThat(model.facts().text().get()).isEqualTo("50 cleared, 0 unknown · cancelled");
    }
}
