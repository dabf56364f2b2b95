package io.topiary.ui.chart;

import io.topiary.core.settings.ChartPlan;
import io.topiary.ui.kit.PlotData;
import java.util.List;

/**
 * A chart as of one moment. Immutable.
 *
 * @param plan what it shows
 * @param names what its values are called
 * @param lines their points
 * @param stats of what is to be seen
 * @param data what is drawn
 */
record ChartFrame(ChartPlan plan, List<String> names, List<ChartLine> lines, List<ChartStats> stats, PlotData data) {

    ChartFrame {
        names = List.copyOf(names);
        lines = List.copyOf(lines);
        stats = List.copyOf(stats);
    }

    /** The index of the point of value number {@code series} nearest to {@code micros}, -1 if there is none to be seen. */
    int nearest(int series, long micros) {
        int at = data.traces().get(series).nearest(micros);
        if (at < 0) {
            return at;
        }
        long when = lines.get(series).micros()[at];
        return when >= data.fromMicros() && when <= data.toMicros() ? at : -1;
    }
}
