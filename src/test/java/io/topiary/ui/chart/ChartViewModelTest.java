package io.topiary.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualMetronome;
import io.topiary.testing.ManualPulse;
import io.topiary.ui.kit.PlotData;
import io.topiary.ui.kit.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChartViewModelTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final ManualPulse pulse = new ManualPulse();
    private final Workers workers = new Workers(1);
    private final ChartViewModel model = new ChartViewModel(
            session, pulse, new ManualMetronome(), workers, Runnable::run, Messages.forLocale(Locale.ENGLISH));

    @AfterEach
    void close() {
        model.close();
        session.close();
        workers.close();
    }

    private void feed(String topic, String... payloads) {
        for (String payload : payloads) {
            connection.feed(topic, payload);
        }
        FakeConnection.settle(session);
        pulse.run();
    }

    private void look(String topic) {
        model.showTopic(topic);
        model.setLooking(true);
        pulse.run();
    }

    /** Pulls until the lines are these: names and values. */
    private void awaitLines(String... lines) {
        await().untilAsserted(() -> {
            pulse.run();
            PlotData data = model.dataProperty().get();
            List<String> shown = data == null
                    ? List.of()
                    : data.traces().stream().map(ChartViewModelTest::line).toList();
            assertThat(shown).containsExactly(lines);
        });
    }

    private static String line(Trace trace) {
        return trace.name() + " " + Arrays.toString(trace.values());
    }

    @Test
    void look_drawsTheFirstNumber_andFollowsIt() {
        feed("a", "{\"n\":\"x\",\"t\":21.5}", "{\"t\":22}", "{\"u\":1}");
        feed("a", "{\"n\":\"x\",\"t\":23}");
        look("a");
        awaitLines("/t [21.5, 22.0, 23.0]");
        assertThat(model.noteProperty().get()).isEqualTo("3 of 4 messages in memory");
        feed("a", "{\"t\":24}");
        awaitLines("/t [21.5, 22.0, 23.0, 24.0]");
    }

    @Test
    void toggle_drawsSeveral_upToFour() {
        feed("a", "{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5}");
        look("a");
        List.of("/b", "/c", "/d", "/e").forEach(model::toggle);
        awaitLines("/a [1.0]", "/b [2.0]", "/c [3.0]", "/d [4.0]");
        model.toggle("/b");
        model.toggle("/e");
        awaitLines("/a [1.0]", "/c [3.0]", "/d [4.0]", "/e [5.0]");
        model.choose("/b");
        awaitLines("/b [2.0]");
    }

    @Test
    void plainPayloads_switches_holdTheirValueUntilTheNext() {
        feed("lamp", "ON", "OFF", "OFF", "hello");
        feed("lamp", "on");
        look("lamp");
        awaitLines("value [1.0, 1.0, 0.0, 0.0, 0.0, 1.0]");
    }

    @Test
    void linkThatWasDown_interruptsTheLine() {
        connection.become(ConnectionState.CONNECTED);
        feed("a", "1");
        connection.become(ConnectionState.WAITING);
        connection.become(ConnectionState.CONNECTED);
        feed("a", "2");
        look("a");
        awaitLines("value [1.0, NaN, 2.0]");
    }

    @Test
    void otherTopic_keepsWhatIsThereToo_elseTakesItsFirstNumber() {
        feed("a", "{\"x\":1,\"y\":2}");
        feed("b", "{\"w\":3,\"y\":4}");
        feed("c", "{\"z\":5}");
        feed("d", "words");
        look("a");
        model.choose("/y");
        awaitLines("/y [2.0]");
        look("b");
        awaitLines("/y [4.0]");
        look("c");
        awaitLines("/z [5.0]");
        look("d");
        awaitLines();
        assertThat(model.noteProperty().get()).startsWith("No number");
    }

    @Test
    void nobodyLooks_nothingIsDone() {
        feed("a", "1");
        model.showTopic("a");
        pulse.run();
        assertThat(model.dataProperty().get()).isNull();
    }

    @Test
    void points_beyondTheMost_keepTheNewest() {
        ChartPoints points = new ChartPoints();
        IntStream.range(0, 100_000).forEach(i -> points.add(i, i, false));
        Trace trace = points.trace("x", List.of());
        assertThat(List.of(points.size(), trace.values().length)).isEqualTo(List.of(20_000, 20_000));
        assertThat(trace.values()[0]).isEqualTo(80_000);
    }
}
