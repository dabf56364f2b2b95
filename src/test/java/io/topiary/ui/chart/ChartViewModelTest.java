package io.topiary.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.settings.ChartWindow;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is drawn of the values that were chosen. */
class ChartViewModelTest extends ChartScene {

    @Test
    void look_drawsTheFirstNumber_andFollowsIt() {
        feed("a", "{\"n\":\"x\",\"t\":21.5}", "{\"t\":22}", "{\"t\":1.0,\"t\":23}");
        feed("a", "{\"n\":\"x\",\"t\":23}");
        look("a");
        awaitLines("/t [21.5, 22.0, 1.0, 23.0]");
        assertThat(note()).isEqualTo("4 of 4 messages in memory");
        feed("a", "{\"t\":24}");
        awaitLines("/t [21.5, 22.0, 1.0, 23.0, 24.0]");
    }

    @Test
    void messageWithoutTheValue_interruptsTheLine_unlessBridged() {
        feed("a", "{\"t\":1}", "{\"t\":null}", "{\"u\":1}", "{\"t\":2}");
        look("a");
        awaitLines("/t [1.0, NaN, NaN, 2.0]");
        assertThat(note()).isEqualTo("2 of 4 messages in memory");
        model.chart().show(model.chart().plan().withBridged(true));
        awaitLines("/t [1.0, 2.0]");
    }

    @Test
    void plainPayloads_switches_areSteps() {
        feed("lamp", "ON", "OFF", "OFF", "hello");
        feed("lamp", "on");
        look("lamp");
        awaitLines("value [1.0, 0.0, 0.0, NaN, 1.0]");
        ChartFrame frame = model.chart().frameProperty().get();
        assertThat(frame.data().traces().getFirst().look().step()).isTrue();
        assertThat(frame.lines().getFirst().text(4)).isEqualTo("on");
    }

    @Test
    void linkThatWasDown_interruptsTheLine_alsoWhenBridged() {
        connection.become(ConnectionState.CONNECTED);
        feed("a", "1");
        connection.become(ConnectionState.WAITING);
        connection.become(ConnectionState.CONNECTED);
        feed("a", "2");
        look("a");
        awaitLines("value [1.0, NaN, 2.0]");
        model.chart().show(model.chart().plan().withBridged(true));
        turn();
        awaitLines("value [1.0, NaN, 2.0]");
    }

    @Test
    void unit_saidBesideTheValue_isAtTheAxis_untilTheUserSaysAnother() {
        feed("a", "{\"value\":21.5,\"unit\":\"°C\"}");
        look("a");
        awaitUnit("°C");
        model.chart().show(model.chart().plan().changed(0, each -> each.withUnit("K")));
        awaitUnit("K");
    }

    @Test
    void unit_ofDifferentOnes_isNotAtTheAxis() {
        feed("a", "{\"x\":1,\"x_unit\":\"V\",\"y\":2,\"y_unit\":\"A\"}");
        look("a");
        awaitUnit("V");
        toggle("/y");
        awaitUnit("");
    }

    @Test
    void pause_freezesThePoints_andStillZooms() {
        feed("a", "1", "2");
        look("a");
        awaitLines("value [1.0, 2.0]");
        model.setPaused(true);
        feed("a", "3");
        turn();
        model.chart().showWindow(ChartWindow.last(TimeUnit.HOURS.toMicros(1)));
        await().untilAsserted(() -> {
            turn();
            ChartFrame frame = model.chart().frameProperty().get();
            assertThat(frame.data().toMicros() - frame.data().fromMicros()).isEqualTo(TimeUnit.HOURS.toMicros(1));
        });
        assertThat(lines()).containsExactly("value [1.0, 2.0]");
        model.setPaused(false);
        awaitLines("value [1.0, 2.0, 3.0]");
    }

    @Test
    void zoom_isFixed_andResetGoesBackToTheSpan() {
        feed("a", "1");
        look("a");
        awaitLines("value [1.0]");
        model.chart().showWindow(ChartWindow.last(60_000_000));
        model.chart().showRange(5, 10);
        turn();
        assertThat(model.chart().plan().window()).isEqualTo(new ChartWindow(60_000_000, 5, 10));
        model.chart().resetRange();
        assertThat(model.chart().plan().window()).isEqualTo(ChartWindow.last(60_000_000));
    }

    @Test
    void clear_showsWhatComesFromNowOn_andResetTheRestAgain() {
        feed("a", "1");
        look("a");
        awaitLines("value [1.0]");
        model.chart().clear();
        awaitPoints(0);
        long begin = frame().data().fromMicros();
        feed("a", "2");
        awaitPoints(1);
        assertThat(frame().data().fromMicros()).isEqualTo(begin);
        assertThat(frame().data().toMicros()).isGreaterThan(begin);
        model.chart().resetRange();
        awaitPoints(2);
    }

    private void awaitPoints(long points) {
        await().untilAsserted(() -> {
            turn();
            assertThat(frame().stats().getFirst().count()).isEqualTo(points);
        });
    }

    private ChartFrame frame() {
        return Objects.requireNonNull(model.chart().frameProperty().get());
    }

    @Test
    void idle_asksForNothing() {
        feed("a", "1");
        look("a");
        awaitLines("value [1.0]");
        await().untilAsserted(() -> {
            turn();
            assertThat(pulse.isDirty()).isFalse();
        });
    }

    @Test
    void nobodyLooks_nothingIsDone() {
        feed("a", "1");
        model.showTopic("a");
        turn();
        assertThat(model.chart().frameProperty().get()).isNull();
    }
}
