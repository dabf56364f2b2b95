package io.topiary.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.ChangingLayouts;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualMetronome;
import io.topiary.testing.ManualPulse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;

/** A chart page over a session that the test feeds, on a clock and an FX thread that the test moves. */
abstract class ChartScene {

    final FakeConnection connection = new FakeConnection();
    final Session session = connection.session();
    final ManualPulse pulse = new ManualPulse();
    final Queue<Runnable> fx = new ConcurrentLinkedQueue<>();
    final Workers workers = new Workers(1);
    final ChangingLayouts layouts = new ChangingLayouts();
    final ManualMetronome metronome = new ManualMetronome();
    final ChartPageViewModel model = new ChartPageViewModel(new ChartParts(
            session,
            new SessionPayloads(session, layouts.reader()),
            Optional::empty,
            workers,
            workers,
            fx::add,
            new ChartParts.Beats(pulse, metronome),
            Messages.forLocale(Locale.ENGLISH)));

    @AfterEach
    void close() {
        model.close();
        session.close();
        workers.close();
    }

    /** What the FX thread does between two frames, on the test's thread. */
    void turn() {
        for (Runnable task = fx.poll(); task != null; task = fx.poll()) {
            task.run();
        }
        pulse.run();
    }

    void feed(String topic, String... payloads) {
        for (String payload : payloads) {
            connection.feed(topic, payload);
        }
        FakeConnection.settle(session);
        turn();
    }

    void look(String topic) {
        model.showTopic(topic);
        model.setLooking(true);
        turn();
    }

    /** Pulls until the lines are these: names and values. */
    void awaitLines(String... lines) {
        await().untilAsserted(() -> {
            turn();
            assertThat(lines()).containsExactly(lines);
        });
    }

    List<String> lines() {
        ChartFrame frame = model.chart().frameProperty().get();
        return frame == null
                ? List.of()
                : IntStream.range(0, frame.lines().size())
                        .mapToObj(i -> frame.names().get(i) + " "
                                + Arrays.toString(frame.lines().get(i).values()))
                        .toList();
    }

    void awaitOffered(int values) {
        await().untilAsserted(() -> {
            turn();
            assertThat(model.values().rowsProperty().get()).hasSize(values);
        });
    }

    void toggle(String pointer) {
        model.values().all().stream()
                .filter(row -> row.pointer().equals(pointer))
                .forEach(model::toggle);
    }

    String note() {
        return model.chart().noteProperty().get();
    }

    void awaitUnit(String unit) {
        await().untilAsserted(() -> {
            turn();
            ChartFrame frame = model.chart().frameProperty().get();
            assertThat(frame).isNotNull();
            assertThat(frame.data().units().left()).isEqualTo(unit);
        });
    }

    void awaitBeats(String... lines) {
        await().untilAsserted(() -> {
            metronome.pass(1);
            turn();
            assertThat(lines()).containsExactly(lines);
        });
    }
}
