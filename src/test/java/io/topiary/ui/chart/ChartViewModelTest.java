package io.topiary.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Qos;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleActions;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.settings.ChartWindow;
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
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChartViewModelTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final ManualPulse pulse = new ManualPulse();
    private final Queue<Runnable> fx = new ConcurrentLinkedQueue<>();
    private final Workers workers = new Workers(1);
    private final ChangingLayouts layouts = new ChangingLayouts();
    private final ManualMetronome metronome = new ManualMetronome();
    private final ChartPageViewModel model = new ChartPageViewModel(new ChartParts(
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
    private void turn() {
        for (Runnable task = fx.poll(); task != null; task = fx.poll()) {
            task.run();
        }
        pulse.run();
    }

    private void feed(String topic, String... payloads) {
        for (String payload : payloads) {
            connection.feed(topic, payload);
        }
        FakeConnection.settle(session);
        turn();
    }

    private void look(String topic) {
        model.showTopic(topic);
        model.setLooking(true);
        turn();
    }

    /** Pulls until the lines are these: names and values. */
    private void awaitLines(String... lines) {
        await().untilAsserted(() -> {
            turn();
            assertThat(lines()).containsExactly(lines);
        });
    }

    private List<String> lines() {
        ChartFrame frame = model.chart().frameProperty().get();
        return frame == null
                ? List.of()
                : IntStream.range(0, frame.lines().size())
                        .mapToObj(i -> frame.names().get(i) + " "
                                + Arrays.toString(frame.lines().get(i).values()))
                        .toList();
    }

    private void awaitOffered(int values) {
        await().untilAsserted(() -> {
            turn();
            assertThat(model.values().rowsProperty().get()).hasSize(values);
        });
    }

    private void toggle(String pointer) {
        model.values().all().stream()
                .filter(row -> row.pointer().equals(pointer))
                .forEach(model::toggle);
    }

    private String note() {
        return model.chart().noteProperty().get();
    }

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
    void toggle_drawsSeveral_eachInALookOfItsOwn() {
        feed("a", "{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5}");
        look("a");
        awaitOffered(5);
        List.of("/b", "/c", "/d", "/e").forEach(this::toggle);
        awaitLines("/a [1.0]", "/b [2.0]", "/c [3.0]", "/d [4.0]", "/e [5.0]");
        toggle("/b");
        awaitLines("/a [1.0]", "/c [3.0]", "/d [4.0]", "/e [5.0]");
        assertThat(model.chart().plan().series())
                .extracting(each -> each.look())
                .doesNotHaveDuplicates();
        model.choose("a", "/b");
        awaitLines("/b [2.0]");
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
    void otherTopic_keepsWhatIsThereToo_elseTakesItsFirstNumber() {
        feed("a", "{\"x\":1,\"y\":2}");
        feed("b", "{\"w\":3,\"y\":4}");
        feed("c", "{\"z\":5}");
        feed("d", "words");
        look("a");
        model.choose("a", "/y");
        awaitLines("/y [2.0]");
        look("b");
        awaitLines("/y [4.0]");
        look("c");
        awaitLines("/z [5.0]");
        look("d");
        awaitLines();
        assertThat(note()).startsWith("No number");
    }

    @Test
    void severalTopics_stay_whenAnotherTopicIsSelected() {
        feed("s/a/env", "{\"t\":1}");
        feed("s/b/env", "{\"t\":2}");
        feed("x", "3");
        look("s/a/env");
        awaitLines("/t [1.0]");
        model.addTopic("s/b/env");
        awaitLines("a [1.0]", "b [2.0]");
        look("x");
        awaitOffered(1);
        awaitLines("a [1.0]", "b [2.0]");
        assertThat(model.followingProperty().get()).isFalse();
        model.setFollowing(true);
        awaitLines("value [3.0]");
    }

    @Test
    void chooseAll_drawsTheSameValueOfAllTopicsBeside() {
        feed("s/a/env", "{\"t\":1}");
        feed("s/b/env", "{\"t\":2}");
        feed("s/c/env", "{\"u\":2}");
        feed("s/d/other", "{\"t\":2}");
        look("s/a/env");
        List<Siblings.Kind> kinds = model.siblings("s/a/env");
        assertThat(kinds).extracting(Siblings.Kind::filter).containsExactly("s/+/env");
        model.chooseAll(kinds.getFirst(), "/t");
        awaitLines("a [1.0]", "b [2.0]");
    }

    @Test
    void chooseAll_topicsThatComeLater_join_untilSomethingElseIsChosen() {
        feed("s/a/env", "{\"t\":1}");
        feed("s/b/env", "{\"t\":2}");
        look("s/a/env");
        model.chooseAll(model.siblings("s/a/env").getFirst(), "/t");
        awaitLines("a [1.0]", "b [2.0]");
        feed("s/c/env", "{\"t\":3}");
        feed("s/d/env", "{\"u\":3}");
        awaitBeats("a [1.0]", "b [2.0]", "c [3.0]");
        model.chart().show(model.chart().plan().minus("s/c/env", "/t"));
        feed("s/d/env", "{\"t\":4}");
        awaitBeats("a [1.0]", "b [2.0]", "d [NaN, 4.0]");
        model.choose("s/a/env", "/t");
        feed("s/e/env", "{\"t\":5}");
        awaitBeats("/t [1.0]");
    }

    @Test
    void chooseAll_moreThanAChartShows_areCounted() {
        for (int i = 0; i < 30; i++) {
            feed("s/" + i, "1");
        }
        look("s/0");
        model.chooseAll(model.siblings("s/0").getFirst(), "");
        await().untilAsserted(() -> {
            turn();
            assertThat(lines()).hasSize(28);
            assertThat(note()).endsWith("2 more topics have this value: a chart shows 28 at most");
        });
        feed("s/new", "1");
        await().untilAsserted(() -> {
            metronome.pass(1);
            turn();
            assertThat(note()).endsWith("3 more topics have this value: a chart shows 28 at most");
        });
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

    private void awaitUnit(String unit) {
        await().untilAsserted(() -> {
            turn();
            ChartFrame frame = model.chart().frameProperty().get();
            assertThat(frame).isNotNull();
            assertThat(frame.data().units().left()).isEqualTo(unit);
        });
    }

    private void awaitBeats(String... lines) {
        await().untilAsserted(() -> {
            metronome.pass(1);
            turn();
            assertThat(lines()).containsExactly(lines);
        });
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
    void changedLayout_pointsAndValuesAreReadAnew() {
        session.rules().set(List.of(Rule.create("m", "a", RuleActions.NONE.withDecoder("layout:motor"))));
        layouts.set("motor", "<H");
        connection.feed("a", new byte[] {1, 2}, Qos.AT_MOST_ONCE, false);
        feed("a", "ab");
        look("a");
        awaitOffered(1);
        await().untilAsserted(() -> {
            turn();
            assertThat(lines()).singleElement().asString().endsWith("[513.0, 25185.0]");
        });
        model.setPaused(true);
        layouts.set("motor", ">H");
        await().untilAsserted(() -> {
            turn();
            assertThat(lines()).singleElement().asString().endsWith("[258.0, 24930.0]");
            assertThat(model.values().all()).extracting(ValueRow::text).containsExactly("24930");
        });
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

    @Test
    void search_findsPathsAndValues() {
        feed("a", "{\"temp\":21.5,\"hum\":48,\"volt\":21.9}");
        look("a");
        awaitOffered(3);
        model.values().searchProperty().set("21.");
        awaitOffered(2);
        model.values().searchProperty().set("HUM");
        awaitOffered(1);
    }
}
