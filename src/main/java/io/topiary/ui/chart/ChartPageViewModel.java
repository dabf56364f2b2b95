package io.topiary.ui.chart;

import io.topiary.core.message.Message;
import io.topiary.core.payload.JsonLeaves;
import io.topiary.core.payload.Measures;
import io.topiary.core.settings.ChartKin;
import io.topiary.core.settings.ChartPlan;
import io.topiary.core.settings.ChartSeries;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The chart beside a message: of the selected topic as long as nobody wants others, and the values that can be added to it.
 * FX thread.
 */
public final class ChartPageViewModel implements AutoCloseable {

    private static final String PAGE = "page";

    private final ChartParts parts;
    private final ChartViewModel chart;
    private final ValuesViewModel values;
    private final Siblings siblings;
    private final SiblingWatch watch;
    private final Runnable ending;
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
    private List<String> wishes = List.of();
    private boolean looking;
    private boolean paused;
    private @Nullable String topic;

    /** A chart of nothing. */
    public ChartPageViewModel(ChartParts parts) {
        this.parts = parts;
        this.chart = new ChartViewModel(parts, ChartPlan.empty(PAGE));
        this.values = new ValuesViewModel(parts);
        this.siblings = new Siblings(parts.session());
        this.watch = new SiblingWatch(parts, chart, joined -> following.set(false));
        this.ending = parts.beats().metronome().eachSecond(this::lookForMore);
        values.rowsProperty().subscribe(rows -> chooseForYou());
    }

    /** The chart. */
    ChartViewModel chart() {
        return chart;
    }

    /** What can be added to it. */
    ValuesViewModel values() {
        return values;
    }

    /** Whether it goes with the topic that is selected. */
    ReadOnlyBooleanProperty followingProperty() {
        return following.getReadOnlyProperty();
    }

    /** The topic {@code path} is selected; null for none. What was chosen stays chosen where it is there too. */
    public void showTopic(@Nullable String path) {
        if (Objects.equals(path, topic)) {
            return;
        }
        topic = path;
        if (following.get()) {
            remember();
            chart.showNothing(path == null ? "chart.nothing" : "chart.none");
        }
        values.showTopic(path);
    }

    private void remember() {
        List<String> pointers = chart.plan().series().stream()
                .map(ChartSeries::pointer)
                .distinct()
                .toList();
        wishes = pointers.isEmpty() ? wishes : pointers;
    }

    /** Goes with the topic that is selected, or stays with what is shown. */
    void setFollowing(boolean now) {
        following.set(now);
        if (now) {
            chooseForYou();
        }
    }

    /** Whether anybody looks. */
    public void setLooking(boolean now) {
        looking = now;
        chart.setLooking(now);
        values.setLooking(now);
    }

    /** Stops or resumes following. */
    public void setPaused(boolean now) {
        paused = now;
        chart.setPaused(now);
        values.setPaused(now);
    }

    /** Draws the value at {@code pointer} of {@code path} alone. */
    public void choose(String path, String pointer) {
        following.set(path.equals(topic));
        ChartPlan empty = chart.plan().withSeries(List.of()).withKin(null);
        chart.show(empty.plus(path, pointer, isSwitch(path, pointer)));
        watch.begin(List.of());
    }

    /** Draws the value at {@code pointer} of {@code path} too. */
    public void add(String path, String pointer) {
        ChartPlan next = chart.plan().plus(path, pointer, isSwitch(path, pointer));
        stayIfOthers(next);
        chart.show(next);
    }

    /** Draws a value of the newest message too, or no longer. */
    void toggle(ValueRow row) {
        ChartPlan now = chart.plan();
        ChartPlan next = now.shows(row.topic(), row.pointer())
                ? now.minus(row.topic(), row.pointer())
                : now.plus(row.topic(), row.pointer(), row.isSwitch());
        stayIfOthers(next);
        chart.show(next);
    }

    /** Draws the first number of {@code path} too; somebody dropped it here. */
    public void addTopic(String path) {
        parts.workers().execute(() -> {
            Message newest = newest(path);
            List<String> pointers = newest == null ? List.of() : ChartViewModel.numbers(parts.payloads(), newest);
            if (!pointers.isEmpty()) {
                parts.fx().execute(() -> add(path, pointers.getFirst()));
            }
        });
    }

    /** The kinds of topics with the same value beside {@code path}. */
    List<Siblings.Kind> siblings(String path) {
        return siblings.of(path);
    }

    /** Draws the value at {@code pointer} of all topics of {@code kind} that have it, as many as there are looks for. */
    void chooseAll(Siblings.Kind kind, String pointer) {
        parts.workers().execute(() -> {
            List<String> topics = Siblings.having(kind, pointer, parts.payloads());
            parts.fx().execute(() -> {
                ChartPlan next = chart.plan().withSeries(List.of());
                for (String each : topics) {
                    next = next.plus(each, pointer, isSwitch(each, pointer));
                }
                following.set(topics.size() < 2);
                chart.show(next.withKin(new ChartKin(kind.filter(), pointer, Set.of())));
                watch.begin(topics.subList(next.series().size(), topics.size()));
            });
        });
    }

    private void lookForMore() {
        if (looking && !paused) {
            watch.look();
        }
    }

    /** Shows a chart that was kept. */
    public void open(ChartPlan kept) {
        following.set(false);
        chart.show(kept.withId(PAGE));
        watch.begin(List.of());
    }

    @Override
    public void close() {
        ending.run();
        chart.close();
        values.close();
    }

    private void stayIfOthers(ChartPlan next) {
        if (next.series().stream().anyMatch(each -> !each.topic().equals(topic))) {
            following.set(false);
        }
    }

    /** Keeps what is there of what was chosen; else takes the first number. */
    private void chooseForYou() {
        String path = topic;
        if (!following.get() || path == null) {
            return;
        }
        if (!chart.plan().series().isEmpty()
                && chart.plan().series().stream().allMatch(each -> each.topic().equals(path))) {
            return;
        }
        remember();
        watch.begin(List.of());
        List<ValueRow> offered = values.all();
        ChartPlan next = chart.plan().withSeries(List.of()).withKin(null);
        for (ValueRow row : offered) {
            next = wishes.contains(row.pointer()) ? next.plus(path, row.pointer(), row.isSwitch()) : next;
        }
        if (next.series().isEmpty() && !offered.isEmpty()) {
            next = next.plus(
                    path, offered.getFirst().pointer(), offered.getFirst().isSwitch());
        }
        if (!next.series().isEmpty()) {
            chart.show(next);
        }
    }

    private boolean isSwitch(String path, String pointer) {
        Message newest = newest(path);
        return newest != null
                && JsonLeaves.textAt(newest.payload(), pointer)
                        .map(Measures::isSwitch)
                        .orElse(false);
    }

    private @Nullable Message newest(String path) {
        return parts.session()
                .model()
                .read(model -> model.tree().row(path).map(row -> row.newest()).orElse(null));
    }
}
