package io.topiary.core.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A chart as its user arranged it. Immutable.
 *
 * @param id tells it from others
 * @param name what its user calls it, may be empty
 * @param series what it shows, the first one lies on top; at most {@value #MOST_SERIES}
 * @param window the time it shows
 * @param bridged whether a line goes on over messages without its value
 * @param wide whether it takes twice the room of others beside it
 * @param kin what it takes in when it comes; null for nothing
 */
public record ChartPlan(
        String id,
        String name,
        List<ChartSeries> series,
        ChartWindow window,
        boolean bridged,
        boolean wide,
        @Nullable ChartKin kin) {

    /** More values than this can't be told apart. */
    public static final int MOST_SERIES = 28;

    public ChartPlan {
        series = List.copyOf(series);
        if (series.size() > MOST_SERIES) {
            throw new IllegalArgumentException("a chart of " + series.size() + " values");
        }
    }

    /** A chart of nothing. */
    public static ChartPlan empty(String id) {
        return new ChartPlan(id, "", List.of(), ChartWindow.ALL, false, false, null);
    }

    /** Whether it has as many values as it can. */
    public boolean isFull() {
        return series.size() >= MOST_SERIES;
    }

    /** Whether it shows the value at {@code pointer} of {@code topic}. */
    public boolean shows(String topic, String pointer) {
        return series.stream().anyMatch(each -> each.shows(topic, pointer));
    }

    /** The same with another id. */
    public ChartPlan withId(String newId) {
        return new ChartPlan(newId, name, series, window, bridged, wide, kin);
    }

    /** The same called otherwise. */
    public ChartPlan withName(String newName) {
        return new ChartPlan(id, newName, series, window, bridged, wide, kin);
    }

    /** The same with other values. */
    public ChartPlan withSeries(List<ChartSeries> newSeries) {
        return new ChartPlan(id, name, newSeries, window, bridged, wide, kin);
    }

    /** The same showing another time. */
    public ChartPlan withWindow(ChartWindow newWindow) {
        return new ChartPlan(id, name, series, newWindow, bridged, wide, kin);
    }

    /** The same with lines over messages without their value, or not. */
    public ChartPlan withBridged(boolean newBridged) {
        return new ChartPlan(id, name, series, window, newBridged, wide, kin);
    }

    /** The same in twice the room, or not. */
    public ChartPlan withWide(boolean newWide) {
        return new ChartPlan(id, name, series, window, bridged, newWide, kin);
    }

    /** The same that takes in {@code newKin} when they come; nothing if that is null. */
    public ChartPlan withKin(@Nullable ChartKin newKin) {
        return new ChartPlan(id, name, series, window, bridged, wide, newKin);
    }

    /** The same with one value more, unless it is there or the chart is full; in a look that is not used yet. */
    public ChartPlan plus(String topic, String pointer, boolean step) {
        if (shows(topic, pointer) || isFull()) {
            return this;
        }
        List<ChartSeries> changed = new ArrayList<>(series);
        changed.add(ChartSeries.of(topic, pointer, freeLook()).withStep(step));
        return withSeries(changed).leavingOut(topic, pointer, false);
    }

    /** The same without the value at {@code pointer} of {@code topic}. */
    public ChartPlan minus(String topic, String pointer) {
        return withSeries(series.stream()
                        .filter(each -> !each.shows(topic, pointer))
                        .toList())
                .leavingOut(topic, pointer, true);
    }

    /** What somebody took out does not come back by itself. */
    private ChartPlan leavingOut(String topic, String pointer, boolean out) {
        return kin == null || !kin.isAt(pointer) ? this : withKin(kin.with(topic, out));
    }

    /** The same with its value number {@code index} changed. */
    public ChartPlan changed(int index, UnaryOperator<ChartSeries> change) {
        List<ChartSeries> changed = new ArrayList<>(series);
        changed.set(index, change.apply(changed.get(index)));
        return withSeries(changed);
    }

    private int freeLook() {
        Set<Integer> used = new HashSet<>();
        series.forEach(each -> used.add(each.look()));
        return IntStream.range(0, MOST_SERIES)
                .filter(look -> !used.contains(look))
                .findFirst()
                .orElse(0);
    }
}
