package io.topiary.ui.history.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Qos;
import io.topiary.core.profile.Protection;
import io.topiary.core.replay.ReplayPace;
import io.topiary.core.replay.ReplayPlan;
import io.topiary.core.replay.ReplayShape;
import io.topiary.core.replay.ReplayShape.Retain;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.testing.ManualPulse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayFormViewModelTest {

    private final KnownChoices choices = new KnownChoices();
    private final List<Runnable> background = new ArrayList<>();
    private final ManualPulse pulse = new ManualPulse();

    @TempDir
    Path folder;

    private ReplayFormViewModel form(ReplayTarget... targets) {
        choices.inputs.add(KnownChoices.recording(folder, "plant:1883"));
        choices.targets.addAll(List.of(targets));
        return new ReplayFormViewModel(
                choices, background::add, Runnable::run, pulse, Messages.forLocale(Locale.ENGLISH));
    }

    private static ReplayTarget plain(String name) {
        return KnownChoices.target(name, Protection.NONE, false);
    }

    @Test
    void defaults_replayAsRecordedToTheFirstBroker() {
        ReplayFormViewModel form = form(plain("test"), plain("plant"));
        assertThat(form.readyProperty().get()).isTrue();
        form.confirm();
        ReplayOrder order = form.confirmed().orElseThrow();
        assertThat(order.target().name()).isEqualTo("test");
        assertThat(order.plan().shape()).isEqualTo(ReplayShape.AS_RECORDED);
        assertThat(order.plan().pace()).isEqualTo(ReplayPace.AS_RECORDED);
        assertThat(form.cautionProperty().get()).isEmpty();
    }

    @Test
    void fields_becomeThePlan() {
        ReplayFormViewModel form = form(plain("test"));
        form.fields.rewrite.set(RewriteKind.PREFIX);
        form.fields.to.set("test");
        form.fields.retain.set(Retain.NEVER);
        form.fields.qos.set(Optional.of(Qos.EXACTLY_ONCE));
        form.fields.keepExpiry.set(false);
        form.fields.speed.set(ReplayPace.UNPACED);
        form.fields.forever.set(true);
        form.fields.longestPause.set("2.5");
        form.fields.stopWhenLost.set(true);
        form.confirm();
        ReplayPlan plan = form.confirmed().orElseThrow().plan();
        assertThat(plan.pace()).isEqualTo(new ReplayPace(ReplayPace.UNPACED, ReplayPace.ENDLESS, 2_500_000, true));
        assertThat(plan.shape().rewrite().apply("a")).contains("test/a");
        assertThat(plan.shape().qos()).isEqualTo(Qos.EXACTLY_ONCE);
        assertThat(plan.shape().keepExpiry()).isFalse();
    }

    @Test
    void whatIsWrong_isSaidBesideItsField_andNothingCanBegin() {
        ReplayFormViewModel form = form(plain("test"));
        form.fields.rewrite.set(RewriteKind.EXPRESSION);
        form.fields.from.set("x");
        assertProblem(form, form.fields.filter, "size:big", form.fields.filterProblemProperty());
        assertProblem(form, form.fields.filter, "rate:>1", form.fields.filterProblemProperty());
        assertProblem(form, form.fields.since, "noon", form.fields.timeProblemProperty());
        assertProblem(form, form.fields.until, "2026-13-01", form.fields.timeProblemProperty());
        assertProblem(form, form.fields.from, "(", form.fields.rewriteProblemProperty());
        assertProblem(form, form.fields.to, "$7", form.fields.rewriteProblemProperty());
        assertProblem(form, form.fields.rounds, "0", form.fields.paceProblemProperty());
        assertProblem(form, form.fields.longestPause, "long", form.fields.paceProblemProperty());
    }

    private static void assertProblem(
            ReplayFormViewModel form,
            StringProperty field,
            String wrong,
            ReadOnlyObjectProperty<@Nullable Text> problem) {
        String before = field.get();
        field.set(wrong);
        assertThat(problem.get()).as(wrong).isNotNull();
        assertThat(form.readyProperty().get()).as(wrong).isFalse();
        field.set(before);
        assertThat(problem.get()).as("after %s", wrong).isNull();
        assertThat(form.readyProperty().get()).isTrue();
    }

    @Test
    void target_readOnly_isRefused() {
        ReplayFormViewModel form = form(KnownChoices.target("locked", new Protection(false, true), false));
        assertThat(form.objectionProperty().get()).contains("“locked” is read-only");
        assertThat(form.readyProperty().get()).isFalse();
        form.confirm();
        assertThat(form.confirmed()).isEmpty();
    }

    @Test
    void target_inProduction_wantsItsNameTyped() {
        ReplayFormViewModel form = form(KnownChoices.target("prod", new Protection(true, false), false), plain("test"));
        assertThat(form.toTypeProperty().get()).isEqualTo("Type prod to confirm");
        assertThat(form.cautionProperty().get()).contains("in production");
        assertThat(form.readyProperty().get()).isFalse();
        form.typed.set("prod");
        assertThat(form.readyProperty().get()).isTrue();
        form.target.set(choices.targets.get(1));
        form.target.set(choices.targets.get(0));
        assertThat(form.readyProperty().get()).as("typed anew").isFalse();
    }

    @Test
    void target_thatWasRecorded_saysWhatComesOfIt() {
        ReplayFormViewModel form = form(KnownChoices.target("plant", Protection.NONE, true));
        assertThat(form.cautionProperty().get())
                .contains("its subscribers will get everything again")
                .contains("does not replay itself");
        assertThat(form.readyProperty().get()).isTrue();
    }

    @Test
    void target_busy_isRefused() {
        choices.busy.add("test:1883");
        assertThat(form(plain("test")).objectionProperty().get()).contains("already");
    }

    @Test
    void noRecording_waitsForAFile() {
        choices.targets.add(plain("test"));
        ReplayFormViewModel form = new ReplayFormViewModel(
                choices, background::add, Runnable::run, pulse, Messages.forLocale(Locale.ENGLISH));
        assertThat(form.readyProperty().get()).isFalse();
        form.choose(folder.resolve("x.db"));
        assertThat(form.readyProperty().get()).isTrue();
        assertThat(form.inputs()).hasSize(1);
    }

    @Test
    void rehearse_tellsWhatWouldBePublished_untilSomethingChanges() {
        ReplayFormViewModel form = form(plain("test"));
        form.rehearse();
        assertThat(form.rehearsingProperty().get()).isTrue();
        background.removeFirst().run();
        assertThat(form.forecastProperty().get())
                .contains("2 messages would be published on 2 topics, 6 B")
                .contains("1 can't be published: $SYS belongs to the broker")
                .contains("plant/a\nplant/b");
        form.fields.retain.set(Retain.ALWAYS);
        assertThat(form.forecastProperty().get()).isEmpty();
    }

    @Test
    void rehearse_changedMeanwhile_isForgotten() {
        ReplayFormViewModel form = form(plain("test"));
        form.rehearse();
        form.fields.filter.set("b");
        background.removeFirst().run();
        assertThat(form.forecastProperty().get()).isEmpty();
        assertThat(form.rehearsingProperty().get()).isFalse();
    }

    @Test
    void rehearse_noSuchFile_saysSo() {
        ReplayFormViewModel form = form(plain("test"));
        form.choose(folder.resolve("none.db"));
        form.rehearse();
        background.removeFirst().run();
        assertThat(form.forecastProperty().get()).contains("can't be read");
    }
}
