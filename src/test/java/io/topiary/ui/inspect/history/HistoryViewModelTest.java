package io.topiary.ui.inspect.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.intake.IntakeLimits;
import io.topiary.core.message.Message;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionLimits;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualPulse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryViewModelTest {

    private static final int IN_MEMORY = 100;

    @TempDir
    Path folder;

    private final FakeConnection connection = new FakeConnection();
    private final Session session =
            connection.session(new SessionLimits(IntakeLimits.forKeepAlive(60), 1_000, IN_MEMORY, 1L << 30));
    private final Workers workers = new Workers(1);
    private final ManualPulse pulse = new ManualPulse();
    private final LinkedBlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final List<Message> shown = new ArrayList<>();
    private final HistoryViewModel model = new HistoryViewModel(
            new HistorySource(
                    session,
                    () -> session.recording().map(line -> line.recorder().file()),
                    new SessionPayloads(session, PayloadReader.PLAIN)),
            pulse,
            workers,
            fx::add,
            Messages.forLocale(Locale.ENGLISH));

    @BeforeEach
    void look() {
        model.onShow(message -> {
            shown.add(message);
            model.inspected(message);
        });
        model.window().setCapacity(10);
        model.setLooking(true);
    }

    @AfterEach
    void close() {
        model.close();
        session.close();
        workers.close();
    }

    private void feed(int from, int to) {
        for (int i = from; i < to; i++) {
            connection.feed("a", String.valueOf(i));
        }
        FakeConnection.settle(session);
    }

    private void settle(BooleanSupplier condition) {
        await().until(() -> {
            pulse.run();
            for (Runnable task = fx.poll(); task != null; task = fx.poll()) {
                task.run();
            }
            return condition.getAsBoolean();
        });
    }

    private List<String> rows() {
        return model.window().slots().stream()
                .map(slot -> slot.get().preview().text())
                .toList();
    }

    private @Nullable String selected() {
        Message message = model.selection().selectedProperty().get();
        return message == null ? null : new String(message.payload(), UTF_8);
    }

    private boolean showsFrom(int newest) {
        return !rows().isEmpty() && rows().getFirst().equals(String.valueOf(newest));
    }

    @Test
    void atTheTop_followsWhatComes() {
        feed(0, 30);
        model.showTopic("a");
        settle(() -> showsFrom(29));
        feed(30, 60);
        settle(() -> showsFrom(59));
        assertThat(rows()).containsExactly("59", "58", "57", "56", "55", "54", "53", "52", "51", "50");
    }

    @Test
    void scrolledDown_staysWhereItIs_untilTheTop() {
        feed(0, 60);
        model.showTopic("a");
        settle(() -> showsFrom(59));
        model.window().scrollTo(20);
        settle(() -> showsFrom(39));
        feed(60, 70);
        settle(() -> model.standingProperty().get().count() == 70);
        assertThat(showsFrom(39)).isTrue();
        model.toTop();
        settle(() -> showsFrom(69));
        feed(70, 80);
        settle(() -> showsFrom(79));
    }

    @Test
    void step_whileTheOneBeforeIsRead_goesOnFromThere() {
        feed(0, 30);
        model.showTopic("a");
        settle(() -> showsFrom(29));
        settle(() -> fx.isEmpty());
        for (int i = 0; i < 5; i++) {
            model.step(false);
        }
        settle(() -> "24".equals(selected()));
    }

    @Test
    void step_goesFromTheNewestToOlderOnes_andBack() {
        feed(0, 30);
        model.showTopic("a");
        settle(() -> showsFrom(29));
        model.step(false);
        model.step(false);
        settle(() -> "27".equals(selected()));
        model.step(true);
        settle(() -> "28".equals(selected()));
        assertThat(shown)
                .extracting(message -> new String(message.payload(), UTF_8))
                .endsWith("28");
        assertThat(model.standingProperty().get().place()).isEqualTo(1);
        feed(30, 31);
        settle(() -> model.standingProperty().get().place() == 2);
    }

    @Test
    void inspected_another_endsTheSelection() {
        feed(0, 30);
        model.showTopic("a");
        settle(() -> showsFrom(29));
        model.goTo(5);
        settle(() -> "24".equals(selected()));
        model.inspected(null);
        assertThat(selected()).isNull();
    }

    @Test
    void locate_messageOfTheLog_isSelectedWithoutBeingShownAgain() {
        feed(0, 30);
        Message wanted = session.model().read(all -> all.log().get(3));
        model.locate(wanted);
        settle(() -> "3".equals(selected()));
        assertThat(model.standingProperty().get().place()).isEqualTo(26);
        assertThat(shown).isEmpty();
        assertThat(rows()).contains("3");
    }

    @Test
    void goTo_reachesIntoTheRecording() throws Exception {
        Recorder recorder = new Recorder(folder.resolve("r.db"), RecordingBudget.UNLIMITED);
        session.tape().start(recorder.line());
        feed(0, 9_000);
        await().until(() -> session.books().recorderDepth() == 0);
        model.showTopic("a");
        settle(() -> model.standingProperty().get().count() == 9_000);
        assertThat(model.standingProperty().get().words())
                .isEqualTo("100 of 9,000 in memory, 8,900 more in the recording");
        model.goTo(8_000);
        settle(() -> "999".equals(selected()));
        assertThat(rows()).contains("999", "1000");
        model.step(false);
        settle(() -> "998".equals(selected()));
        recorder.close();
        recorder.awaitEnd(10_000);
    }

    @Test
    void onlyChanges_showsThoseAlone() {
        for (int i = 0; i < 40; i++) {
            connection.feed("a", String.valueOf(i / 10));
        }
        FakeConnection.settle(session);
        model.showTopic("a");
        settle(() -> showsFrom(3));
        model.onlyChangesProperty().set(true);
        settle(() -> rows().equals(List.of("3", "2", "1", "0")));
    }

    @Test
    void paused_staysAsItIs_untilSomebodyGoesSomewhere() {
        feed(0, 30);
        model.showTopic("a");
        settle(() -> showsFrom(29));
        model.setPaused(true);
        settle(() -> !pulse.isDirty());
        // what was on its way
        await().during(Duration.ofMillis(200)).until(() -> {
            settle(() -> true);
            return fx.isEmpty();
        });
        feed(30, 31);
        pulse.run();
        assertThat(fx).isEmpty();
        assertThat(showsFrom(29)).isTrue();
        model.goTo(3);
        settle(() -> "26".equals(selected()));
    }

    @Test
    void interval_isAsExactAsItMatters() {
        HistoryWords words = model.words();
        assertThat(List.of(
                        words.interval(412),
                        words.interval(1_234),
                        words.interval(12_345),
                        words.interval(2_500_400),
                        words.interval(-150),
                        words.interval(180_000_000L)))
                .containsExactly("412 µs", "1.23 ms", "12.3 ms", "2.500 s", "−150 µs", "3 min");
    }
}
