package io.topiary.core.replay;

import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.text.Text;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Where each message stands while a recording is replayed. Outcomes come in on any thread, the rest on the replay's, which
 * is woken when there is room again.
 */
final class TallyBook {

    /** Handed over at once and without an outcome; what the connection has room for may be less. */
    private static final int MOST_UNDER_WAY = 1_000;

    private static final long MOST_BYTES_UNDER_WAY = 32L << 20;

    /** A message that has been handed over at least once. */
    record Handed(long number, ReplayFeed.Step.Due step) {}

    private final PriorityQueue<Handed> returned = new PriorityQueue<>(Comparator.comparingLong(Handed::number));
    private final Reasons unpublishable = new Reasons();
    private final Reasons refused = new Reasons();
    private @Nullable Thread waiting;
    private boolean closed;
    private boolean full;
    private long read;
    private long leftOut;
    private long sent;
    private long acknowledged;
    private long unknown;
    private int underWay;
    private long bytesUnderWay;
    private long bytes;
    private long next;

    /** Has {@code thread} woken when something comes in. */
    synchronized void wake(Thread thread) {
        waiting = thread;
    }

    synchronized void leaveOut() {
        read++;
        leftOut++;
    }

    synchronized void unpublishable(Text why, String where) {
        read++;
        unpublishable.add(why, where);
    }

    /** {@code step} is about to be handed over for the first time. */
    synchronized Handed begin(ReplayFeed.Step.Due step) {
        read++;
        Handed handed = new Handed(next++, step);
        under(handed);
        return handed;
    }

    /** One that never left is about to be handed over again; null if there is none. */
    synchronized @Nullable Handed beginAgain() {
        Handed handed = returned.poll();
        if (handed != null) {
            under(handed);
        }
        return handed;
    }

    private void under(Handed handed) {
        underWay++;
        bytesUnderWay += size(handed);
        bytes += size(handed);
        full |= underWay >= MOST_UNDER_WAY || bytesUnderWay >= MOST_BYTES_UNDER_WAY;
    }

    synchronized void settle(Handed handed, PublishOutcome outcome) {
        if (closed) {
            return;
        }
        underWay--;
        bytesUnderWay -= size(handed);
        switch (outcome) {
            case PublishOutcome.Sent _ -> sent++;
            case PublishOutcome.Acknowledged _ -> acknowledged++;
            case PublishOutcome.Unknown _ -> unknown++;
            case PublishOutcome.Refused refusal
            when refusal.neverLeft() -> {
                bytes -= size(handed);
                returned.add(handed);
            }
            case PublishOutcome.Refused refusal ->
                refused.add(refusal.failure(), handed.step().request().topic().name());
        }
        // not with each answer: to wake up costs more than to publish
        boolean drained = underWay <= MOST_UNDER_WAY / 2 && bytesUnderWay <= MOST_BYTES_UNDER_WAY / 2;
        if ((full && drained) || underWay == 0) {
            full = false;
            LockSupport.unpark(waiting);
        }
    }

    private static int size(Handed handed) {
        return handed.step().request().payload().length;
    }

    /** Whether one more may be handed over: once there is no room, half of them have to be answered first. */
    synchronized boolean hasRoom() {
        return !full;
    }

    synchronized boolean hasReturned() {
        return !returned.isEmpty();
    }

    synchronized boolean isSettled() {
        return underWay == 0 && returned.isEmpty();
    }

    synchronized boolean isNothingUnderWay() {
        return underWay == 0;
    }

    /** Nobody waits any longer: of what is under way nobody knows what becomes of it. */
    synchronized void close() {
        closed = true;
        unknown += underWay;
        underWay = 0;
    }

    synchronized ReplayTally tally() {
        return new ReplayTally(
                read,
                leftOut,
                unpublishable.list(),
                sent,
                acknowledged,
                refused.list(),
                unknown,
                underWay,
                returned.size(),
                bytes);
    }
}
