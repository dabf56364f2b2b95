package io.topiary.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.payload.PayloadReader;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.settings.ChartPlan;
import io.topiary.core.settings.ChartSeries;
import io.topiary.core.settings.LookStore;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualMetronome;
import io.topiary.testing.ManualPulse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Charts that are kept. */
class DashboardViewModelTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final ManualPulse pulse = new ManualPulse();
    private final Queue<Runnable> fx = new ConcurrentLinkedQueue<>();
    private final Workers workers = new Workers(1);
    private final ManualMetronome metronome = new ManualMetronome();
    private final ChartParts parts = new ChartParts(
            session,
            new SessionPayloads(session, PayloadReader.PLAIN),
            Optional::empty,
            workers,
            workers,
            fx::add,
            new ChartParts.Beats(pulse, metronome),
            Messages.forLocale(Locale.ENGLISH));
    private final ChartPageViewModel page = new ChartPageViewModel(parts);
    private final Path file;
    private final DashboardViewModel model;

    DashboardViewModelTest(@TempDir Path folder) {
        this.file = folder.resolve("views.json");
        this.model = new DashboardViewModel(parts, memory());
    }

    private LookStore.Charts memory() {
        return LookStore.open(file).charts("p", Runnable::run);
    }

    @BeforeEach
    void feed() {
        connection.feed("a", "{\"t\":1,\"u\":2}");
        FakeConnection.settle(session);
        page.setLooking(true);
    }

    @AfterEach
    void close() {
        page.close();
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

    private void pin(String pointer) {
        page.choose("a", pointer);
        await().untilAsserted(() -> {
            turn();
            ChartFrame frame = page.chart().frameProperty().get();
            assertThat(frame == null ? List.of() : frame.names()).containsExactly(pointer);
        });
        model.pin(page);
    }

    private List<String> names() {
        return model.plansProperty().get().stream().map(ChartPlan::name).toList();
    }

    private ChartPlan plan(int index) {
        return model.plansProperty().get().get(index);
    }

    @Test
    void pinned_isThereAfterARestart_withAllItsSettings() {
        pin("/t");
        model.widen(plan(0), true);
        model.rename(plan(0), " Boiler ");
        ChartPlan kept = memory().plans().getFirst();
        assertThat(kept).isEqualTo(plan(0));
        assertThat(kept.wide()).isTrue();
        assertThat(kept.name()).isEqualTo("Boiler");
        assertThat(kept.shows("a", "/t")).isTrue();
    }

    @Test
    void move_changesTheOrder_withinTheEnds() {
        pin("/t");
        pin("/u");
        model.move(plan(1), -1);
        assertThat(names()).containsExactly("/u", "/t");
        model.move(plan(0), -1);
        model.move(plan(0), 5);
        assertThat(names()).containsExactly("/t", "/u");
    }

    @Test
    void remove_canBeUndone() {
        List<DashboardViewModel.Removed> removed = new ArrayList<>();
        model.onRemoved(removed::add);
        pin("/t");
        pin("/u");
        model.remove(plan(0));
        assertThat(names()).containsExactly("/u");
        assertThat(removed.getFirst().name()).isEqualTo("/t");
        removed.getFirst().undo().run();
        assertThat(names()).containsExactly("/t", "/u");
    }

    @Test
    void charts_drawOnlyWhileSomebodyLooks() {
        pin("/t");
        ChartViewModel chart = model.chart(plan(0));
        turn();
        assertThat(chart.frameProperty().get()).isNull();
        model.setLooking(true);
        await().untilAsserted(() -> {
            turn();
            assertThat(chart.frameProperty().get()).isNotNull();
        });
    }

    @Test
    void open_showsItOnThePage_whichStaysWithIt() {
        model.onOpen(page::open);
        pin("/t");
        page.choose("a", "/u");
        model.open(plan(0));
        assertThat(page.chart().plan().shows("a", "/t")).isTrue();
        assertThat(page.followingProperty().get()).isFalse();
    }

    @Test
    void siblingsOfAPinnedChart_joinItWhenTheyCome_andStay() {
        pinSiblings();
        model.setLooking(true);
        ChartViewModel chart = model.chart(plan(0));
        feed("s/c", "3");
        awaitTopics(chart, "s/a", "s/b", "s/c");
        assertThat(memory().plans().getFirst()).isEqualTo(chart.plan());

        DashboardViewModel restarted = new DashboardViewModel(parts, memory());
        restarted.setLooking(true);
        feed("s/d", "4");
        awaitTopics(restarted.chart(restarted.plansProperty().get().getFirst()), "s/a", "s/b", "s/c", "s/d");
        restarted.close();
    }

    @Test
    void siblingTakenOutOfAPinnedChart_doesNotComeBack() {
        feed("s/a", "1");
        feed("s/b", "2");
        page.chooseAll(page.siblings("s/a").getFirst(), "");
        awaitTopics(page.chart(), "s/a", "s/b");
        page.chart().show(page.chart().plan().minus("s/b", ""));
        model.pin(page);
        model.setLooking(true);
        ChartViewModel chart = model.chart(plan(0));
        feed("s/b", "5");
        feed("s/c", "3");
        awaitTopics(chart, "s/a", "s/c");
    }

    @Test
    void pinnedChartOpenedOnThePage_takesInLaterSiblingsThere() {
        model.onOpen(page::open);
        pinSiblings();
        page.choose("a", "/t");
        model.open(plan(0));
        feed("s/c", "3");
        awaitTopics(page.chart(), "s/a", "s/b", "s/c");
    }

    private void pinSiblings() {
        feed("s/a", "1");
        feed("s/b", "2");
        page.chooseAll(page.siblings("s/a").getFirst(), "");
        awaitTopics(page.chart(), "s/a", "s/b");
        model.pin(page);
    }

    private void feed(String topic, String payload) {
        connection.feed(topic, payload);
        FakeConnection.settle(session);
    }

    private void awaitTopics(ChartViewModel chart, String... topics) {
        await().untilAsserted(() -> {
            metronome.pass(1);
            turn();
            assertThat(chart.plan().series()).extracting(ChartSeries::topic).containsExactly(topics);
        });
    }
}
