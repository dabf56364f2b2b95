package io.topiary.ui.history.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.history.RecordingLine;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.session.Playback;
import io.topiary.core.session.RecordedSession;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualMetronome;
import io.topiary.testing.ManualPulse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeBarViewModelTest {

    private static final long BEGIN = 1_700_000_000_000_000L;
    private static final long SECOND = 1_000_000;
    private static final int MESSAGES = 101;

    @TempDir
    Path folder;

    private final ManualPulse pulse = new ManualPulse();
    private final ManualMetronome metronome = new ManualMetronome();
    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final Session live = new FakeConnection().session();
    private Recorder recorder;
    private RecordedSession recorded;
    private TimeBarViewModel model;

    @BeforeEach
    void record() throws Exception {
        recorder = new Recorder(folder.resolve("r.db"), RecordingBudget.UNLIMITED);
        RecordingLine line = recorder.line();
        List<Message> all = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            all.add(new Message(
                    i,
                    BEGIN + i * SECOND,
                    0,
                    "a/b",
                    new byte[] {(byte) i},
                    MessageProperties.NONE,
                    Direction.IN,
                    Qos.AT_MOST_ONCE,
                    false));
        }
        line.record(all);
        await().until(() -> line.counts().depth() == 0);
        recorded = RecordedSession.past(live, folder.resolve("r.db"));
        model = new TimeBarViewModel(recorded.playback(), true, "r", pulse, metronome, Runnable::run, messages);
        until(() -> !model.spanProperty().get().isEmpty());
    }

    @AfterEach
    void close() throws InterruptedException {
        model.close();
        recorded.close();
        live.close();
        recorder.close();
        recorder.awaitEnd(30_000);
    }

    /** Redraws what is dirty until {@code condition} holds. */
    private void until(Callable<Boolean> condition) {
        await().until(() -> {
            pulse.run();
            return condition.call();
        });
    }

    private Playback playback() {
        return recorded.playback();
    }

    @Test
    void live_beginsAtNow() {
        assertThat(model.pastProperty().get()).isFalse();
        assertThat(model.placeProperty().get()).isEqualTo(1);
        assertThat(model.instantProperty().get()).isEqualTo("Now");
    }

    @Test
    void goTo_entersThePast_andGoToNowLeavesIt() {
        model.goTo(0.5);
        until(() -> model.pastProperty().get());
        assertThat(playback().state().micros()).isEqualTo(BEGIN + 50 * SECOND);
        assertThat(model.placeProperty().get()).isEqualTo(0.5);
        assertThat(model.bandProperty().get())
                .startsWith("You are looking at ")
                .endsWith("The session goes on recording");
        model.goToNow();
        assertThat(model.pastProperty().get()).isFalse();
        assertThat(model.placeProperty().get()).isEqualTo(1);
    }

    @Test
    void step_backFromNow_goesToTheChangeBeforeTheNewest() {
        model.stepThrough(() -> "a/b");
        model.step(false);
        until(() -> model.pastProperty().get());
        assertThat(playback().state().micros()).isEqualTo(BEGIN + 99 * SECOND);
        model.step(true);
        until(() -> playback().state().micros() == BEGIN + 100 * SECOND);
        model.step(true);
        until(() -> model.noticeProperty().get().equals("No later change of this topic is recorded"));
    }

    @Test
    void step_withoutATopic_goesFromMessageToMessage() {
        model.goTo(0.1);
        until(() -> model.pastProperty().get());
        model.step(true);
        until(() -> playback().state().micros() == BEGIN + 11 * SECOND);
        model.step(false);
        until(() -> playback().state().micros() == BEGIN + 10 * SECOND);
    }

    @Test
    void play_goesOn_andPauseStandsStill() {
        model.goTo(0.1);
        until(() -> model.pastProperty().get());
        model.setSpeed(100);
        model.togglePlay();
        until(() -> model.playingProperty().get());
        until(() -> playback().state().message() > 12);
        model.togglePlay();
        until(() -> !model.playingProperty().get());
        assertThat(playback().state().micros()).isGreaterThan(BEGIN + 10 * SECOND);
    }

    @Test
    void close_letsGoOfEverything() {
        model.close();
        assertThat(pulse.registered()).isZero();
    }
}
