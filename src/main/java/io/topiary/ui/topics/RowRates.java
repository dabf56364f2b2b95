package io.topiary.ui.topics;

import io.topiary.core.tree.TreeRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages per second of the levels on screen, from the differences of their counters: nobody counts for those that nobody
 * looks at. FX thread.
 */
final class RowRates {

    private static final double NANOS = 1e9;
    /** Shorter intervals say too little. */
    private static final double SHORTEST_SECONDS = 0.45;
    /** A change is two thirds visible after this time. */
    private static final double SMOOTHING_SECONDS = 2;

    private static final double LEAST = 0.05;

    private Map<String, Sample> samples = new HashMap<>();

    private record Sample(long nanos, long messages, double perSecond) {}

    /** Forgets all levels but these, and measures them. */
    void measure(List<TreeRow> rows, long nowNanos) {
        Map<String, Sample> next = HashMap.newHashMap(rows.size());
        for (TreeRow row : rows) {
            next.put(row.path(), next(samples.get(row.path()), row.messagesBelow(), nowNanos));
        }
        samples = next;
    }

    /** Messages per second of a level that was measured, 0 of others. */
    double perSecond(String path) {
        Sample sample = samples.get(path);
        return sample == null ? 0 : rounded(sample.perSecond());
    }

    /** Whether any level still has a rate that will sink. */
    boolean anyLeft() {
        return samples.values().stream().anyMatch(sample -> sample.perSecond() > 0);
    }

    private static Sample next(@Nullable Sample last, long messages, long nowNanos) {
        if (last == null) {
            return new Sample(nowNanos, messages, 0);
        }
        double seconds = (nowNanos - last.nanos()) / NANOS;
        if (seconds < 0) {
            // time went back, as it may in a recording
            return new Sample(nowNanos, messages, 0);
        }
        if (seconds < SHORTEST_SECONDS) {
            return last;
        }
        double now = (messages - last.messages()) / seconds;
        double weight = last.perSecond() == 0 ? 1 : 1 - Math.exp(-seconds / SMOOTHING_SECONDS);
        double smooth = last.perSecond() + weight * (now - last.perSecond());
        return new Sample(nowNanos, messages, smooth < LEAST ? 0 : smooth);
    }

    /** As exact as it is shown, so that a row that looks the same is equal. */
    static double rounded(double rate) {
        return rate < 10 ? Math.round(rate * 10) / 10.0 : Math.round(rate);
    }
}
