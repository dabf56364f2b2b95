package io.topiary.ui.chart;

import io.topiary.core.session.Gap;
import io.topiary.ui.kit.Trace;
import java.util.Arrays;
import java.util.List;

/** The points of one line, the newest {@value #MOST}. For one thread at a time. */
final class ChartPoints {

    static final int MOST = 20_000;

    private long[] micros = new long[64];
    private double[] values = new double[64];
    private int size;

    /** One more point; switches hold their value until the next one. */
    void add(long at, double value, boolean isSwitch) {
        if (isSwitch && size > 0 && values[size - 1] != value) {
            append(at, values[size - 1]);
        }
        append(at, value);
    }

    private void append(long at, double value) {
        if (size == micros.length) {
            if (size >= 2 * MOST) {
                System.arraycopy(micros, size - MOST, micros, 0, MOST);
                System.arraycopy(values, size - MOST, values, 0, MOST);
                size = MOST;
            } else {
                micros = Arrays.copyOf(micros, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
        }
        // the clock may have been set back; a line never runs backwards
        micros[size] = size == 0 ? at : Math.max(at, micros[size - 1]);
        values[size++] = value;
    }

    int size() {
        return Math.min(size, MOST);
    }

    /** The time of the first point that is kept; there must be one. */
    long first() {
        return micros[size - size()];
    }

    /** The line, interrupted where there was no link. */
    Trace trace(String name, List<Gap> gaps) {
        int from = size - size();
        long[] times = new long[size() + gaps.size()];
        double[] heights = new double[times.length];
        int count = 0;
        int gap = 0;
        for (int i = from; i < size; i++) {
            while (gap < gaps.size() && gaps.get(gap).fromMicros() < micros[i]) {
                if (count > 0) {
                    times[count] = Math.max(gaps.get(gap).fromMicros(), times[count - 1]);
                    heights[count++] = Double.NaN;
                }
                gap++;
            }
            times[count] = micros[i];
            heights[count++] = values[i];
        }
        return new Trace(name, Arrays.copyOf(times, count), Arrays.copyOf(heights, count));
    }
}
