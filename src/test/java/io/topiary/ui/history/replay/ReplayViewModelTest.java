package io.topiary.ui.history.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.RetryPolicy;
import io.topiary.core.replay.ReplayPace;
import io.topiary.core.replay.ReplayPlan;
import io.topiary.core.replay.ReplaySelection;
import io.topiary.core.replay.ReplayShape;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.work.Errands;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualPulse;
import io.topiary.ui.kit.JobStage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayViewModelTest {

    private final FakeConnection broker = new FakeConnection();
    private final ManualPulse pulse = new ManualPulse();
    private final List<Runnable> background = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final ReplayViewModel model = new ReplayViewModel(background::add, Runnable::run, pulse, messages);

    @TempDir
    Path folder;

    @BeforeEach
    void prepare() {
        var _ = broker.session();
    }

    private ReplayPlan plan(double speed) {
        return new ReplayPlan(
                KnownChoices.recording(folder, "x").file(),
                ReplaySelection.RECEIVED,
                ReplayShape.AS_RECORDED,
                new ReplayPace(speed, 1, ReplayPace.WHOLE_PAUSES, false));
    }

    @Test
    void begin_allPublished_tellsTalliesAndLateness() {
        model.begin(plan(100), broker, "Plant 1", () -> ends.add("ended"));
        assertThat(model.facts().title().get()).isEqualTo("Replay to “Plant 1”");
        assertThat(model.facts().stage().get()).isEqualTo(JobStage.RUNNING);
        background.removeFirst().run();
        assertThat(model.facts().text().get())
                .startsWith("Replayed in ")
                .contains("2 sent with QoS 0, 1 not publishable");
        assertThat(model.detailProperty().get()).contains("Handed over late by").contains("1 can't be published: $SYS");
        assertThat(model.facts().stage().get()).as("one was not published").isEqualTo(JobStage.PROBLEM);
        assertThat(ends).containsExactly("ended");
        assertThat(broker.status().state()).as("closed").isEqualTo(ConnectionState.DISCONNECTED);
        model.dismiss();
        assertThat(model.facts().stage().get()).isEqualTo(JobStage.NONE);
    }

    @Test
    void begin_refused_tellsWhy() {
        broker.answer(request -> CompletableFuture.completedFuture(new PublishOutcome.Refused(failure())));
        model.begin(plan(ReplayPace.UNPACED), broker, "Plant 1", () -> {});
        background.removeFirst().run();
        assertThat(model.facts().text().get()).contains("2 refused");
        assertThat(model.detailProperty().get()).contains("(the first on plant/a)");
    }

    @Test
    void begin_notReached_saysWhy() {
        model.begin(plan(1), broker, "Plant 1", () -> ends.add("ended"));
        broker.become(new ConnectionStatus(ConnectionState.WAITING, null, 2, 0, failure(), null, List.of(), 0));
        background.removeFirst().run();
        assertThat(model.facts().text().get()).contains(messages.get("message.json.invalid"));
        assertThat(model.facts().stage().get()).isEqualTo(JobStage.PROBLEM);
        assertThat(ends).containsExactly("ended");
    }

    @Test
    void pauseAndStop_areShown() {
        ReplayViewModel slow = new ReplayViewModel(new Errands("test-replay"), Runnable::run, pulse, messages);
        slow.begin(plan(0.1), broker, "Plant 1", () -> {});
        await().until(() -> slow.delivered() == 1);
        slow.togglePause();
        assertThat(slow.pausedProperty().get()).isTrue();
        await().until(() -> {
            pulse.run();
            return slow.facts().text().get().startsWith("Paused · ");
        });
        slow.togglePause();
        slow.stop();
        await().until(() -> !slow.isBusy());
        assertThat(slow.facts().text().get()).startsWith("Ended after ");
    }

    private static Failure failure() {
        Text text = Text.of("message.json.invalid");
        return new Failure.Local(new Failure.Explanation(text, text, text, RetryPolicy.STOP), "test");
    }
}
