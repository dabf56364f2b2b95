package io.topiary.ui.chart;

import io.topiary.core.settings.ChartPlan;
import io.topiary.core.settings.ChartSeries;
import io.topiary.core.settings.ChartWindow;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.PlotData;
import io.topiary.ui.kit.Trace;
import io.topiary.ui.kit.TraceLook;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes what is drawn of the points that were found. One thread at a time. */
final class FrameMaker {

    private static final long SECOND = 1_000_000;
    private static final int LONGEST_UNIT = 12;

    private final Messages messages;
    private final AxisChooser axes = new AxisChooser();

    FrameMaker(Messages messages) {
        this.messages = messages;
    }

    /** Since when points are wanted for {@code window}, where it is {@code now}. */
    static long wanted(ChartWindow window, long now) {
        if (window.isFixed()) {
            return window.fromMicros();
        }
        return window.spanMicros() == 0 ? Long.MIN_VALUE : now - window.spanMicros();
    }

    /** The chart {@code plan} of {@code lines}, where it is {@code now}. */
    ChartFrame make(ChartPlan plan, List<ChartLine> lines, long now) {
        long[] range = range(plan.window(), lines, now);
        SeriesNames names = new SeriesNames(plan.series(), messages.get("chart.value"));
        List<String> called = plan.series().stream().map(names::of).toList();
        List<ChartStats> stats = lines.stream()
                .map(line -> ChartStats.of(line, range[0], range[1]))
                .toList();
        List<TraceLook.Side> sides = axes.choose(plan.series(), lines, stats);
        List<Trace> traces = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            ChartSeries series = plan.series().get(i);
            TraceLook look = new TraceLook(series.look(), series.step(), sides.get(i));
            traces.add(
                    new Trace(called.get(i), lines.get(i).micros(), lines.get(i).values(), look));
        }
        return new ChartFrame(
                plan, called, lines, stats, new PlotData(range[0], range[1], traces, units(plan, sides), false));
    }

    /** What the values along each side are measured in, where all of them are in the same. */
    private static PlotData.Units units(ChartPlan plan, List<TraceLook.Side> sides) {
        return new PlotData.Units(unit(plan, sides, TraceLook.Side.LEFT), unit(plan, sides, TraceLook.Side.RIGHT));
    }

    private static String unit(ChartPlan plan, List<TraceLook.Side> sides, TraceLook.Side side) {
        List<String> units = IntStream.range(0, sides.size())
                .filter(i -> sides.get(i) == side)
                .mapToObj(i -> plan.series().get(i).unit())
                .distinct()
                .toList();
        return units.size() == 1 ? Escapes.visible(units.getFirst(), LONGEST_UNIT) : "";
    }

    private static long[] range(ChartWindow window, List<ChartLine> lines, long now) {
        if (window.isOpen()) {
            return new long[] {window.fromMicros(), Math.max(now, window.fromMicros() + SECOND)};
        }
        if (window.isFixed()) {
            return new long[] {window.fromMicros(), window.toMicros()};
        }
        if (window.spanMicros() > 0) {
            return new long[] {now - window.spanMicros(), now};
        }
        long from = Long.MAX_VALUE;
        long to = now;
        for (ChartLine line : lines) {
            int first = line.first();
            if (first < line.size()) {
                from = Math.min(from, line.micros()[first]);
                // the clock may have been set back since
                to = Math.max(to, line.micros()[line.size() - 1]);
            }
        }
        return from == Long.MAX_VALUE ? new long[] {now - SECOND, now} : new long[] {from, Math.max(to, from + SECOND)};
    }
}
