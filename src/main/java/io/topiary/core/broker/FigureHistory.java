package io.topiary.core.broker;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How a broker's figures developed over the last hour, one sample a round of its messages: brokers publish all of them at
 * once, every few seconds, and some only those that changed. Not thread-safe.
 */
public final class FigureHistory {

    /** How far back it goes, in microseconds. */
    public static final long REACH_MICROS = TimeUnit.HOURS.toMicros(1);

    private static final int MOST_SAMPLES = 7_200;
    /** A round is over when nothing came for this long. */
    private static final long QUIET_MICROS = TimeUnit.MILLISECONDS.toMicros(300);
    /** A broker that never pauses is looked at this often. */
    private static final long LONGEST_WAIT_MICROS = TimeUnit.SECONDS.toMicros(5);

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** All figures of one round. */
    private record Sample(long micros, Map<Figure, Double> values) {

        double value(Figure figure) {
            return values.getOrDefault(figure, Double.NaN);
        }
    }

    /** What a figure is shown as. */
    private interface Step {

        double value(Sample before, Sample after);
    }

    /**
     * Takes note of what the broker tells now, once the round is over.
     *
     * @param nowMicros the time now, in microseconds since 1970-01-01T00:00:00Z
     * @return whether that is a new sample
     */
    public boolean note(BrokerReport report, long nowMicros) {
        long newest = report.newestMicros();
        long last = samples.isEmpty() ? 0 : samples.getLast().micros();
        boolean roundIsOver = nowMicros - newest >= QUIET_MICROS || nowMicros - last >= LONGEST_WAIT_MICROS;
        if (report.isEmpty() || newest <= last || !roundIsOver) {
            return false;
        }
        samples.addLast(new Sample(newest, report.figures()));
        // one sample before the reach stays: the line comes from there
        while (samples.size() > MOST_SAMPLES || (samples.size() > 2 && second().micros() < nowMicros - REACH_MICROS)) {
            samples.removeFirst();
        }
        return true;
    }

    private Sample second() {
        Sample first = samples.removeFirst();
        Sample second = samples.getFirst();
        samples.addFirst(first);
        return second;
    }

    /** When the oldest sample was taken, in microseconds since 1970-01-01T00:00:00Z; {@code otherwise} if there is none. */
    public long firstMicros(long otherwise) {
        return samples.isEmpty() ? otherwise : samples.getFirst().micros();
    }

    /** Whether {@code figure} was ever told. */
    public boolean knows(Figure figure) {
        return samples.stream().anyMatch(sample -> sample.values().containsKey(figure));
    }

    /** The values of {@code figure}, interrupted where an outage was. */
    public Points values(Figure figure, List<Outage> outages) {
        return points(outages, true, (before, after) -> after.value(figure));
    }

    /**
     * How fast the counter {@code figure} grew each second, interrupted by outages and restarts of the broker. What comes
     * first over a link was stored by the broker nobody knows when: no growth is computed from there.
     */
    public Points perSecond(Figure figure, List<Outage> outages) {
        return points(outages, false, (before, after) -> {
            double growth = after.value(figure) - before.value(figure);
            return growth < 0 ? Double.NaN : growth * TimeUnit.SECONDS.toMicros(1) / (after.micros() - before.micros());
        });
    }

    private Points points(List<Outage> outages, boolean fromFirst, Step step) {
        long[] micros = new long[2 * samples.size()];
        double[] values = new double[2 * samples.size()];
        int count = 0;
        // samples over the same link so far
        int sameLink = 0;
        Sample before = null;
        for (Sample sample : samples) {
            if (before != null && interrupted(before, sample, outages)) {
                micros[count] = before.micros();
                values[count++] = Double.NaN;
                sameLink = 0;
            }
            if (sameLink > 1 || fromFirst) {
                micros[count] = sample.micros();
                values[count++] = step.value(before == null ? sample : before, sample);
            }
            sameLink++;
            before = sample;
        }
        return new Points(Arrays.copyOf(micros, count), Arrays.copyOf(values, count));
    }

    private static boolean interrupted(Sample before, Sample after, List<Outage> outages) {
        return outages.stream().anyMatch(outage -> outage.liesBetween(before.micros(), after.micros()));
    }
}
