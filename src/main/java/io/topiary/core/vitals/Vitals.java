package io.topiary.core.vitals;

import io.topiary.core.message.Message;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells signs of life from what a broker had stored, and reads them. One for a tree; guarded by the lock of the model.
 *
 * <p><b>What counts as life.</b> A message without the RETAIN flag. A message with it is the stored one of a subscription
 * (MQTT 3.1.1, section 3.3.1.3), unless the subscription is <i>retain as published</i> (MQTT 5, section 3.8.3.1), when live
 * ones carry it too. The first such message of a topic since the link came up or somebody subscribed is therefore taken for the stored one, and every
 * later one for life; except that one with the same bytes within ten seconds is the stored one once more, delivered by
 * an overlapping subscription. Stored messages come in one go: once there was none for five seconds, all are life.
 *
 * <p><b>What counts as silence.</b> More than three times what is expected ({@link Pace}), and more than two seconds,
 * without a message while the link was up. Time without a link is not silence: it begins anew with each link. What a
 * kept session delivers at once after that is life, but its intervals say nothing.
 *
 * <p>All times are {@link System#nanoTime()}: setting the clock changes nothing.
 */
public final class Vitals {

    private static final double MOST_PERIODS = 3;
    private static final long HICCUP_NANOS = 2 * LifeSigns.SECOND;
    private static final long SETTLING_NANOS = 10 * LifeSigns.SECOND;
    private static final long LULL_NANOS = 5 * LifeSigns.SECOND;
    private static final long BACKLOG_NANOS = 5 * LifeSigns.SECOND;
    private static final double NANOS_PER_MILLI = 1e6;

    /** Stands for one live message, the newest one of its topic; costs nothing there. */
    private final LifeSigns once = new LifeSigns(0);

    private boolean up;
    private boolean everUp;
    private long upSince;
    private boolean flagTells;
    private long askedSince;
    private long storedUntil;
    private long learnsSince;
    private int watched;

    /**
     * The link is up.
     *
     * @param sessionKept whether the broker may deliver what it kept meanwhile
     */
    public void linkUp(long nanos, boolean sessionKept) {
        up = true;
        everUp = true;
        upSince = nanos;
        subscribed(nanos);
        learnsSince = sessionKept ? nanos + BACKLOG_NANOS : nanos;
    }

    /** The link is down: nothing is silent until it is up again. */
    public void linkDown() {
        up = false;
    }

    /** Whether only stored messages have the RETAIN flag, as before MQTT 5. */
    public void flagTells(boolean tells) {
        flagTells = tells;
    }

    /** Somebody subscribed: stored messages may come again. */
    public void subscribed(long nanos) {
        askedSince = nanos;
        storedUntil = nanos + LULL_NANOS;
    }

    /** Topics with at least two live messages. */
    public int watched() {
        return watched;
    }

    /**
     * How {@code message} came. To be asked once for each message, in the order in which they came.
     *
     * @param before the newest message of its topic before it
     */
    public Delivery delivery(@Nullable Message before, Message message) {
        if (!message.retained() || !(flagTells || isStored(before, message))) {
            return Delivery.LIVE;
        }
        storedUntil = message.nanoTime() + LULL_NANOS;
        return Delivery.STORED;
    }

    /**
     * The signs of life of a topic after one more message.
     *
     * @param known those before it
     * @param before the newest message before it
     * @param delivery how it came
     */
    public @Nullable LifeSigns after(
            @Nullable LifeSigns known, @Nullable Message before, Message message, Delivery delivery) {
        if (delivery == Delivery.STORED) {
            // what stands for one message means the newest one, which this takes the place of
            return known == once ? null : known;
        }
        if (known != null && known != once) {
            known.beat(message.nanoTime(), learnsFrom(known.lastNanos()));
            return known;
        }
        if (known == null || before == null || !learnsFrom(before.nanoTime())) {
            return once;
        }
        watched++;
        LifeSigns signs = new LifeSigns(before.nanoTime());
        signs.beat(message.nanoTime(), true);
        return signs;
    }

    /** The topic with these signs of life is gone. */
    public void forget(@Nullable LifeSigns life) {
        if (isWatched(life)) {
            watched--;
        }
    }

    /** The topic with these signs of life, which was forgotten, is back. */
    public void remember(@Nullable LifeSigns life) {
        if (isWatched(life)) {
            watched++;
        }
    }

    private boolean isWatched(@Nullable LifeSigns life) {
        return life != null && life != once;
    }

    private boolean learnsFrom(long nanos) {
        return !everUp || nanos - learnsSince >= 0;
    }

    private boolean isStored(@Nullable Message before, Message message) {
        long nanos = message.nanoTime();
        if (!everUp || nanos - storedUntil >= 0) {
            return !everUp && before == null;
        }
        return before == null
                || before.nanoTime() - askedSince < 0
                || (nanos - askedSince < SETTLING_NANOS && Arrays.equals(before.payload(), message.payload()));
    }

    /** All that is known of a topic. */
    public VitalSigns signs(@Nullable LifeSigns life, long nowNanos) {
        if (life == null || life == once) {
            return VitalSigns.NONE;
        }
        Pace pace = life.pace();
        List<Integer> minute = Arrays.stream(life.lastMinute(nowNanos)).boxed().toList();
        return new VitalSigns(
                perSecond(life, nowNanos),
                millis(pace.median()),
                millis(pace.p95()),
                millis(pace.period()),
                isSilent(life, nowNanos),
                minute);
    }

    /** Messages a second, 0 if nothing is known. */
    public double perSecond(@Nullable LifeSigns life, long nowNanos) {
        return life == null || life == once ? 0 : life.perSecond(nowNanos);
    }

    /** Whether the topic has been silent for too long. */
    public boolean isSilent(@Nullable LifeSigns life, long nowNanos) {
        if (!up || life == null || life == once) {
            return false;
        }
        long since = since(life, nowNanos);
        if (since <= HICCUP_NANOS) {
            return false;
        }
        double expected = life.expected();
        return expected > 0 && since > MOST_PERIODS * expected;
    }

    /** How silent the topic is, null if it is not. */
    public @Nullable Silence silence(@Nullable LifeSigns life, long nowNanos) {
        if (life == null || !isSilent(life, nowNanos)) {
            return null;
        }
        Pace pace = life.pace();
        return new Silence(millis(pace.expected()), pace.period() > 0, millis((double) since(life, nowNanos)));
    }

    private long since(LifeSigns life, long nowNanos) {
        return Math.min(nowNanos - life.lastNanos(), nowNanos - upSince);
    }

    /** What is known is never 0. */
    private static long millis(double nanos) {
        return nanos == 0 ? 0 : Math.max(1, Math.round(nanos / NANOS_PER_MILLI));
    }
}
