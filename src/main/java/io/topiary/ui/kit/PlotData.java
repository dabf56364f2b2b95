package io.topiary.ui.kit;

import java.util.List;

/**
 * What a plot shows.
 *
 * @param fromMicros the moment at its left edge, in microseconds since 1970-01-01T00:00:00Z
 * @param toMicros the moment at its right edge, later than that
 * @param traces its lines, at most {@link TraceLook#MOST}
 * @param fromZero whether values begin at 0, so that heights can be compared, or where the lowest one is
 */
public record PlotData(long fromMicros, long toMicros, List<Trace> traces, boolean fromZero) {

    /** Nothing. */
    static final PlotData NONE = new PlotData(0, 1, List.of());

    /** One whose values begin at 0. */
    public PlotData(long fromMicros, long toMicros, List<Trace> traces) {
        this(fromMicros, toMicros, traces, true);
    }

    public PlotData {
        if (toMicros <= fromMicros) {
            throw new IllegalArgumentException("ends at " + toMicros + " and begins at " + fromMicros);
        }
        if (traces.size() > TraceLook.MOST) {
            throw new IllegalArgumentException("there are no colours for " + traces.size() + " lines");
        }
        traces = List.copyOf(traces);
    }

    /** Whether a line belongs to {@code side}. */
    boolean has(TraceLook.Side side) {
        return traces.stream().anyMatch(trace -> trace.look().side() == side);
    }
}
