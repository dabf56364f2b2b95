package io.topiary.ui.chart;

import io.topiary.core.settings.ChartSeries;
import io.topiary.core.settings.ChartSeries.Axis;
import io.topiary.ui.kit.TraceLook.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Says where values are written: those of quite another size than the first on the right, switches beside numbers in a strip.
 * One thread at a time.
 */
final class AxisChooser {

    private static final double FAR = 20;
    /** What is on the right stays there until it is this near: it must not go to and fro. */
    private static final double NEAR = 8;

    private final Set<ChartSeries> right = new HashSet<>();

    /** Where each of {@code series} is written. */
    List<Side> choose(List<ChartSeries> series, List<ChartLine> lines, List<ChartStats> stats) {
        boolean numbers = series.stream().anyMatch(each -> !each.step());
        List<Side> chosen = new ArrayList<>();
        double first = Double.NaN;
        String quantity = "";
        for (int i = 0; i < series.size(); i++) {
            ChartSeries each = series.get(i);
            if (each.axis() != Axis.AUTO) {
                chosen.add(each.axis() == Axis.RIGHT ? Side.RIGHT : Side.LEFT);
                continue;
            }
            if (numbers && each.step() && isSwitch(lines.get(i), stats.get(i))) {
                chosen.add(Side.STRIP);
                continue;
            }
            double size = size(lines.get(i), stats.get(i));
            double limit = right.contains(each) ? NEAR : FAR;
            boolean other = first > 0
                    && size > 0
                    && !quantity(each).equals(quantity)
                    && (size / first > limit || first / size > limit);
            if (Double.isNaN(first) && size > 0) {
                first = size;
                quantity = quantity(each);
            }
            if (other) {
                right.add(each);
            } else {
                right.remove(each);
            }
            chosen.add(other ? Side.RIGHT : Side.LEFT);
        }
        return chosen;
    }

    /** The same for the same value of several devices, which are to be compared. */
    private static String quantity(ChartSeries series) {
        return series.pointer().isEmpty()
                ? series.topic().substring(series.topic().lastIndexOf('/') + 1)
                : series.pointer();
    }

    private static boolean isSwitch(ChartLine line, ChartStats stats) {
        return stats.count() == 0 || (line.values()[stats.lowest()] >= 0 && line.values()[stats.highest()] <= 1);
    }

    private static double size(ChartLine line, ChartStats stats) {
        return stats.count() == 0
                ? Double.NaN
                : Math.max(Math.abs(line.values()[stats.lowest()]), Math.abs(line.values()[stats.highest()]));
    }
}
