package io.topiary.core.vitals;

/**
 * The signs of life of one topic on which at least two live messages came, in about 200 bytes: the newest 64 intervals
 * and the messages of each of the last 60 seconds. Opaque: {@link Vitals} writes and reads it under the lock of the
 * model.
 *
 * <p>Of a fast topic only every n-th interval is kept, so that the 64 span some eight seconds; n is drawn anew each time,
 * because a fixed one could beat with a pattern.
 */
public final class LifeSigns {

    static final long SECOND = 1_000_000_000L;

    private static final int SECONDS = 60;
    static final int INTERVALS = 64;
    private static final int INTERVALS_PER_SECOND = 8;
    private static final float SMOOTHING = 1f / 8;
    private static final float NEAR = 0.25f;
    private static final float STALE = -1;
    private static final int RECENT_SECONDS = 10;
    private static final int FEW_SECONDS = 3;
    private static final double SLOW = 6.0 * SECOND;

    /** Messages a second in the first 60, a ring; intervals in the other 64, another. */
    private final byte[] data = new byte[SECONDS + INTERVALS];

    private long lastNanos;
    private long secondStart;
    /** Messages since {@link #secondStart}. */
    private int count;
    /** A smooth mean of intervals near each other, in nanoseconds. */
    private float typical;
    /** {@link Pace#expected}, or {@link #STALE}. */
    private float expected;

    private char skip;
    private char stride;
    private byte nextSecond;
    private byte knownSeconds;
    private byte nextInterval;
    private byte knownIntervals;

    /** After one message. */
    LifeSigns(long nanos) {
        lastNanos = nanos;
        secondStart = nanos;
        count = 1;
    }

    /** {@link System#nanoTime()} of the newest live message. */
    long lastNanos() {
        return lastNanos;
    }

    /**
     * One more message.
     *
     * @param learns whether the interval before it says something about the topic
     */
    void beat(long nanos, boolean learns) {
        long interval = nanos - lastNanos;
        lastNanos = interval > 0 ? nanos : lastNanos;
        if (lastNanos - secondStart >= SECOND) {
            turn(lastNanos);
        }
        count++;
        if (learns && interval >= 0) {
            if (skip > 0) {
                skip--;
            } else {
                learn(interval);
            }
        }
    }

    private void turn(long nanos) {
        long elapsed = (nanos - secondStart) / SECOND;
        stride = (char) (elapsed > 1 ? 0 : Math.min(Character.MAX_VALUE / 2, count / INTERVALS_PER_SECOND));
        push(count);
        for (long i = Math.min(elapsed - 1, SECONDS); i > 0; i--) {
            push(0);
        }
        secondStart += elapsed * SECOND;
        count = 0;
    }

    private void push(int messages) {
        data[nextSecond] = CountCode.encode(messages);
        nextSecond = (byte) (nextSecond + 1 == SECONDS ? 0 : nextSecond + 1);
        knownSeconds = (byte) Math.min(SECONDS, knownSeconds + 1);
    }

    private void learn(long interval) {
        data[SECONDS + nextInterval] = IntervalCode.encode(interval);
        nextInterval = (byte) ((nextInterval + 1) & (INTERVALS - 1));
        knownIntervals = (byte) Math.min(INTERVALS, knownIntervals + 1);
        boolean near = Math.abs(interval - typical) < NEAR * typical;
        typical = near ? typical + (interval - typical) * SMOOTHING : interval;
        expected = STALE;
        if (stride > 1) {
            int any = (int) ((lastNanos * 0x9E3779B97F4A7C15L) >>> 33);
            skip = (char) (stride / 2 + any % stride);
        }
    }

    /** What the intervals say. */
    Pace pace() {
        byte[] newestFirst = new byte[knownIntervals];
        for (int i = 0; i < knownIntervals; i++) {
            newestFirst[i] = data[SECONDS + ((nextInterval - 1 - i) & (INTERVALS - 1))];
        }
        return Pace.of(newestFirst, typical);
    }

    /** {@link Pace#expected}, in nanoseconds; worked out only when intervals came since. */
    double expected() {
        if (expected == STALE) {
            expected = (float) pace().expected();
        }
        return expected;
    }

    /** Messages in each of the 60 seconds before {@code nowNanos} that have ended, the oldest first. */
    int[] lastMinute(long nowNanos) {
        int[] minute = new int[SECONDS];
        long since = secondsSince(nowNanos);
        if (since > SECONDS) {
            return minute;
        }
        int at = SECONDS - 1 - (int) since;
        if (since > 0) {
            minute[at + 1] = count;
        }
        for (int i = 0; i < knownSeconds && at >= 0; i++, at--) {
            minute[at] = CountCode.decode(data[Math.floorMod(nextSecond - 1 - i, SECONDS)]);
        }
        return minute;
    }

    /**
     * Messages a second: of the last ten seconds where they usually come every second or faster, of the last minute where
     * they come every six seconds or faster; else one in the usual interval, until three of those have passed.
     */
    double perSecond(long nowNanos) {
        double usual = pace().median();
        long known = knownSeconds + secondsSince(nowNanos);
        int span = usual <= SECOND ? RECENT_SECONDS : SECONDS;
        if (usual > SLOW || known < Math.min(span, FEW_SECONDS)) {
            return usual > 0 && nowNanos - lastNanos < 3 * usual ? SECOND / usual : 0;
        }
        int[] minute = lastMinute(nowNanos);
        int messages = 0;
        for (int i = SECONDS - span; i < SECONDS; i++) {
            messages += minute[i];
        }
        return (double) messages / Math.min(span, known);
    }

    private long secondsSince(long nowNanos) {
        return Math.max(0, (nowNanos - secondStart) / SECOND);
    }
}
