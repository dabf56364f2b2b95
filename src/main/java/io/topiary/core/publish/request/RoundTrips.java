package io.topiary.core.publish.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long replies took.
 *
 * @param sorted in nanoseconds, shortest first
 */
public record RoundTrips(List<Long> sorted) {

    /** None yet. */
    public static final RoundTrips NONE = new RoundTrips(List.of());

    public RoundTrips {
        sorted = List.copyOf(sorted);
    }

    /** A range of the histogram: at least {@code from}, less than {@code to}, in nanoseconds. */
    public record Bar(long from, long to, int count) {}

    static RoundTrips of(long[] nanos, int count) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return new RoundTrips(Arrays.stream(sorted).boxed().toList());
    }

    /** The one that {@code share} of all are not longer than; 0 if there are none. */
    public long quantile(double share) {
        if (sorted.isEmpty()) {
            return 0;
        }
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.clamp(index, 0, sorted.size() - 1));
    }

    /**
     * {@code bars} ranges from the shortest to the longest, each as many times longer than the one before: a late one does not
     * press all others into one bar. None if there are no round trips.
     */
    public List<Bar> histogram(int bars) {
        if (sorted.isEmpty()) {
            return List.of();
        }
        double least = Math.max(1, sorted.getFirst());
        // even equal ones are spread over something
        double ratio = Math.max(1.01, sorted.getLast() / least);
        int[] counts = new int[bars];
        for (long nanos : sorted) {
            double place = Math.log(Math.max(1, nanos) / least) / Math.log(ratio);
            counts[Math.clamp((int) (place * bars), 0, bars - 1)]++;
        }
        List<Bar> ranges = new ArrayList<>();
        for (int i = 0; i < bars; i++) {
            ranges.add(new Bar(edge(least, ratio, i, bars), edge(least, ratio, i + 1, bars), counts[i]));
        }
        return ranges;
    }

    private static long edge(double least, double ratio, int index, int bars) {
        return Math.round(least * Math.pow(ratio, (double) index / bars));
    }
}
