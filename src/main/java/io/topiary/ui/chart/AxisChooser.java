package io.topiary.ui.chart;

import io.topiary.core.settings.ChartSeries;
import io.topiary.core.settings.ChartSeries.Axis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says which values belong to the axis on the right: those of quite another size than the first. One thread at a time. */
final class AxisChooser {

    private static final double FAR = 20;
    /** What is on the right stays there until it is this near: it must not go to and fro. */
    private static final double NEAR = 8;

    private final Set<ChartSeries> right = new HashSet<>();

    /** Whether each of {@code series} is on the right. */
    List<Boolean> choose(List<ChartSeries> series, List<ChartLine> lines, List<ChartStats> stats) {
        List<Boolean> chosen = new ArrayList<>();
        double first = Double.NaN;
        for (int i = 0; i < series.size(); i++) {
            ChartSeries each = series.get(i);
            double size = size(lines.get(i), stats.get(i));
            if (each.axis() != Axis.AUTO) {
                chosen.add(each.axis() == Axis.RIGHT);
                continue;
            }
            double limit = right.contains(each) ? NEAR : FAR;
            boolean other = first > 0 && size > 0 && (size / first > limit || first / size > limit);
            if (Double.isNaN(first) && size > 0) {
                first = size;
            }
            if (other) {
                right.add(each);
            } else {
                right.remove(each);
            }
            chosen.add(other);
        }
        return chosen;
    }

    private static double size(ChartLine line, ChartStats stats) {
        return stats.count() == 0
                ? Double.NaN
                : Math.max(Math.abs(line.values()[stats.lowest()]), Math.abs(line.values()[stats.highest()]));
    }
}
