package io.topiary.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingLine;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.session.RecordedSession;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.settings.ChartSeries;
import io.topiary.core.settings.ChartWindow;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualMetronome;
import io.topiary.testing.ManualPulse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Charts that reach further back than memory does. */
class ChartPastTest {

    private static final long HOUR = TimeUnit.HOURS.toMicros(1);
    private static final int MESSAGES = 5_000;

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final ManualPulse pulse = new ManualPulse();
    private final Workers workers = new Workers(2);
    private final long begin = session.model().clock().micros() - 5 * HOUR;

    @TempDir
    private Path folder;

    @BeforeEach
    void record() throws Exception {
        Recorder recorder = new Recorder(file(), RecordingBudget.UNLIMITED);
        RecordingLine line = recorder.line();
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            messages.add(message(i, i % 5 == 0 ? "other" : "a", "{\"t\":" + i + "}"));
        }
        line.record(messages);
        await().until(() -> line.counts().depth() == 0);
        recorder.close();
        recorder.awaitEnd(60_000);
    }

    @AfterEach
    void close() {
        session.close();
        workers.close();
    }

    private Path file() {
        return folder.resolve("past.db");
    }

    /** Over four hours, and an hour before now nothing. */
    private Message message(int number, String topic, String payload) {
        long micros = begin + number * (4 * HOUR / MESSAGES);
        return new Message(
                number,
                micros,
                micros * 1_000,
                topic,
                payload.getBytes(StandardCharsets.UTF_8),
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                false);
    }

    private ChartPageViewModel page(Session of) {
        return new ChartPageViewModel(new ChartParts(
                of,
                new SessionPayloads(of, PayloadReader.PLAIN),
                () -> Optional.of(file()),
                workers,
                workers,
                Runnable::run,
                new ChartParts.Beats(pulse, new ManualMetronome()),
                Messages.forLocale(Locale.ENGLISH)));
    }

    private int shown(ChartPageViewModel page) {
        pulse.run();
        ChartFrame frame = page.chart().frameProperty().get();
        return frame == null ? 0 : frame.lines().getFirst().size();
    }

    @Test
    void window_widened_readsWhatWasRecorded_onceEach() {
        connection.feed("a", "{\"t\":1000000}");
        FakeConnection.settle(session);
        ChartPageViewModel page = page(session);
        page.choose("a", "/t");
        page.chart().showWindow(ChartWindow.last(HOUR / 2));
        page.setLooking(true);
        await().until(() -> shown(page) == 1);
        page.chart().showWindow(ChartWindow.last(3 * HOUR));
        await().until(() -> shown(page) > 1);
        int some = shown(page);
        assertThat(some).isBetween(1_900, 2_100);
        page.chart().showWindow(ChartWindow.ALL);
        await().until(() -> shown(page) == MESSAGES * 4 / 5 + 1);
        ChartFrame frame = page.chart().frameProperty().get();
        assertThat(frame.lines().getFirst().text(0)).isEqualTo("1");
        assertThat(frame.stats().getFirst().count()).isEqualTo(MESSAGES * 4 / 5 + 1);
        page.close();
    }

    @Test
    void recordingOpenedAsAFile_isDrawnUpToItsInstant() throws RecordingException {
        try (RecordedSession recorded = RecordedSession.file(file())) {
            await().until(() -> recorded.playback().state().shown());
            ChartPageViewModel page = page(recorded.session());
            page.choose("a", "/t");
            page.setLooking(true);
            await().until(() -> shown(page) == MESSAGES * 4 / 5);
            recorded.playback().seek(begin + HOUR);
            await().until(() -> shown(page) > 0 && shown(page) < MESSAGES / 2);
            page.close();
        }
    }

    @Test
    void read_cancelled_endsEarly() throws RecordingException {
        PastRun run = new PastRun(
                file(),
                false,
                new SessionPayloads(session, PayloadReader.PLAIN),
                List.of(ChartSeries.of("a", "/t", 0)),
                Long.MIN_VALUE,
                Long.MAX_VALUE);
        run.cancel();
        assertThat(run.read().getFirst().size()).isZero();
    }
}
