package io.topiary.core.replay;

/**
 * How late messages were handed over, as a histogram: exact below 64 ns, within 1.6 % above. Any thread.
 */
public final class Lateness {

    private static final int PARTS_BITS = 6;
    private static final int PARTS = 1 << PARTS_BITS;

    private final long[] counts = new long[(Long.SIZE - PARTS_BITS) * PARTS];
    private long count;
    private long largest;

    /**
     * What is known of it. Immutable.
     *
     * @param count of how many messages
     * @param p50Nanos half of them were no later than this
     * @param p99Nanos 99 of 100 were no later than this
     * @param maxNanos the latest
     */
    public record Figures(long count, long p50Nanos, long p99Nanos, long maxNanos) {}

    /** Notes that one was {@code nanos} late, 0 or more. */
    synchronized void add(long nanos) {
        counts[bucket(nanos)]++;
        count++;
        largest = Math.max(largest, nanos);
    }

    /** What is known so far. */
    public synchronized Figures figures() {
        return new Figures(count, percentile(0.5), percentile(0.99), largest);
    }

    private long percentile(double share) {
        long rank = (long) Math.ceil(share * count);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank && counts[i] > 0) {
                return Math.min(largest, end(i));
            }
        }
        return 0;
    }

    private static int bucket(long nanos) {
        if (nanos < PARTS) {
            return (int) nanos;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos) - PARTS_BITS;
        return (shift + 1) * PARTS + (int) ((nanos >>> shift) - PARTS);
    }

    /** The largest value of a bucket. */
    private static long end(int bucket) {
        if (bucket < PARTS) {
            return bucket;
        }
        int shift = bucket / PARTS - 1;
        return ((PARTS + bucket % PARTS + 1L) << shift) - 1;
    }
}
