package io.topiary.ui.kit;

import java.util.List;

/**
 * What a plot shows.
 *
 * @param fromMicros the moment at its left edge, in microseconds since 1970-01-01T00:00:00Z
 * @param toMicros the moment at its right edge, later than that
 * @param traces its lines, at most {@link TraceLook#MOST}
 * @param units what the values at either side are measured in
 * @param fromZero whether values begin at 0, so that heights can be compared, or where the lowest one is
 */
public record PlotData(long fromMicros, long toMicros, List<Trace> traces, Units units, boolean fromZero) {

    /** Nothing. */
    static final PlotData NONE = new PlotData(0, 1, List.of());

    /** What values are measured in; empty where nobody knows, or they differ. */
    public record Units(String left, String right) {

        /** Nobody knows. */
        public static final Units UNKNOWN = new Units("", "");
    }

    /** One whose values begin at 0. */
    public PlotData(long fromMicros, long toMicros, List<Trace> traces) {
        this(fromMicros, toMicros, traces, Units.UNKNOWN, true);
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

    /** What the values at {@code side} are measured in, empty for nothing. */
    String unit(TraceLook.Side side) {
        return switch (side) {
            case LEFT -> units.left();
            case RIGHT -> units.right();
            case STRIP -> "";
        };
    }

    /** Whether a line belongs to {@code side}. */
    boolean has(TraceLook.Side side) {
        return traces.stream().anyMatch(trace -> trace.look().side() == side);
    }
}
