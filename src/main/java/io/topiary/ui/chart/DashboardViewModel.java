package io.topiary.ui.chart;

import io.topiary.core.settings.ChartPlan;
import io.topiary.core.settings.LookStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The charts that are kept for a broker, each as it was when it was kept; they draw only while somebody looks. FX thread. */
public final class DashboardViewModel implements AutoCloseable {

    private final ChartParts parts;
    private final LookStore.Charts memory;
    private final Map<String, Drawn> open = new LinkedHashMap<>();
    private final Runnable ending;
    private final ReadOnlyObjectWrapper<List<ChartPlan>> plans = new ReadOnlyObjectWrapper<>(List.of());
    private Consumer<ChartPlan> opener = plan -> {};
    private Consumer<Removed> removal = removed -> {};
    private boolean looking;
    private boolean paused;

    /** @param memory where they are kept */
    public DashboardViewModel(ChartParts parts, LookStore.Charts memory) {
        this.parts = parts;
        this.memory = memory;
        this.ending = parts.beats().metronome().eachSecond(this::lookForMore);
        reload();
    }

    /** A chart, and what takes in topics that come beside those it shows. */
    private record Drawn(ChartViewModel chart, SiblingWatch watch) {}

    /**
     * A chart that was taken out.
     *
     * @param name what it was called
     * @param undo puts it back
     */
    public record Removed(String name, Runnable undo) {}

    /** The charts, in their order. */
    ReadOnlyObjectProperty<List<ChartPlan>> plansProperty() {
        return plans.getReadOnlyProperty();
    }

    /** What draws the kept chart {@code id}. */
    ChartViewModel chart(ChartPlan plan) {
        return open.computeIfAbsent(plan.id(), id -> {
                    ChartViewModel chart = new ChartViewModel(parts, plan);
                    chart.setPaused(paused);
                    chart.setLooking(looking);
                    return new Drawn(chart, new SiblingWatch(parts, chart, this::grown));
                })
                .chart();
    }

    private void lookForMore() {
        if (looking && !paused) {
            open.values().forEach(drawn -> drawn.watch().look());
        }
    }

    /** A chart took in what came beside what it shows. */
    private void grown(ChartPlan now) {
        replace(now, each -> each.withSeries(now.series()));
    }

    /** Has {@code action} show a chart where there is more room. */
    public void onOpen(Consumer<ChartPlan> action) {
        opener = action;
    }

    /** Has {@code action} tell that a chart was taken out, and offer to put it back. */
    public void onRemoved(Consumer<Removed> action) {
        removal = action;
    }

    /** Whether anybody looks. */
    public void setLooking(boolean now) {
        looking = now;
        if (now) {
            // another tab of the same profile may have kept one
            reload();
        }
        open.values().forEach(drawn -> drawn.chart().setLooking(now));
    }

    /** Stops or resumes following. */
    public void setPaused(boolean now) {
        paused = now;
        open.values().forEach(drawn -> drawn.chart().setPaused(now));
    }

    /** Keeps what {@code page} shows, as it is now. */
    public void pin(ChartPageViewModel page) {
        ChartPlan shown = page.chart().plan();
        if (!shown.series().isEmpty()) {
            ChartFrame frame = page.chart().frameProperty().get();
            String name = shown.name().isEmpty() && frame != null ? String.join(", ", frame.names()) : shown.name();
            ChartPlan kept = shown.withId(UUID.randomUUID().toString()).withName(name);
            change(all -> {
                all.add(kept);
                return all;
            });
        }
    }

    /** Shows {@code plan} where there is more room. */
    void open(ChartPlan plan) {
        opener.accept(plan);
    }

    /** Calls {@code plan} otherwise. */
    void rename(ChartPlan plan, String name) {
        replace(plan, each -> each.withName(name.strip()));
    }

    /** Gives {@code plan} twice the room, or no longer. */
    void widen(ChartPlan plan, boolean wide) {
        replace(plan, each -> each.withWide(wide));
    }

    /** Moves {@code plan} by so many places. */
    void move(ChartPlan plan, int places) {
        change(all -> {
            int at = index(all, plan);
            int to = Math.clamp((long) at + places, 0, all.size() - 1);
            if (at >= 0) {
                all.add(to, all.remove(at));
            }
            return all;
        });
    }

    /** Takes {@code plan} out, which can be undone. */
    void remove(ChartPlan plan) {
        int at = index(plans.get(), plan);
        if (at < 0) {
            return;
        }
        ChartPlan removed = plans.get().get(at);
        change(all -> {
            all.removeIf(each -> each.id().equals(removed.id()));
            return all;
        });
        removal.accept(new Removed(
                removed.name(),
                () -> change(all -> {
                    all.add(Math.min(at, all.size()), removed);
                    return all;
                })));
    }

    @Override
    public void close() {
        ending.run();
        open.values().forEach(drawn -> drawn.chart().close());
        open.clear();
    }

    private static int index(List<ChartPlan> all, ChartPlan plan) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(plan.id())) {
                return i;
            }
        }
        return -1;
    }

    private void replace(ChartPlan plan, UnaryOperator<ChartPlan> change) {
        change(all -> {
            all.replaceAll(each -> each.id().equals(plan.id()) ? change.apply(each) : each);
            return all;
        });
    }

    private void change(UnaryOperator<List<ChartPlan>> change) {
        memory.change(all -> List.copyOf(change.apply(new ArrayList<>(all))));
        reload();
    }

    private void reload() {
        List<ChartPlan> now = memory.plans();
        Set<String> ids = new HashSet<>();
        now.forEach(plan -> ids.add(plan.id()));
        open.entrySet().removeIf(entry -> {
            boolean gone = !ids.contains(entry.getKey());
            if (gone) {
                entry.getValue().chart().close();
            }
            return gone;
        });
        plans.set(now);
    }
}
