package io.topiary.core.sequence;

import io.topiary.core.message.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Follows the counter of one topic through every message: the pump only hands them over, somebody else looks at them later.
 * What comes before {@link #begin} waits for it. Thread-safe.
 */
public final class SequenceWatch {

    private static final int MOST_WAITING = 200_000;
    private static final long MOST_BYTES = 64L << 20;

    private final CounterPlan plan;
    private final SequenceTrack track;
    private final Object feeding = new Object();
    private final Deque<Handed> waiting = new ArrayDeque<>();
    private long bytes;
    private long passedOver;
    private boolean lost;
    private boolean begun;
    private long upTo = -1;

    /** A message and whether some before it may have been lost on this side. */
    private record Handed(Message message, boolean lost) {}

    SequenceWatch(CounterPlan plan, CounterReader reader) {
        this.plan = plan;
        this.track = new SequenceTrack(plan, reader);
    }

    /** What it follows. */
    public CounterPlan plan() {
        return plan;
    }

    /** The next message of the topic, by the pump. */
    void hand(Message message) {
        synchronized (waiting) {
            if (waiting.size() >= MOST_WAITING || bytes > MOST_BYTES) {
                passedOver++;
                lost = true;
                return;
            }
            waiting.add(new Handed(message, lost));
            bytes += message.payload().length;
            lost = false;
        }
    }

    /** Messages may have been lost on this side, before the next one. */
    void mayHaveLost() {
        synchronized (waiting) {
            lost = true;
        }
    }

    /**
     * Begins with the messages of the topic that are in memory.
     *
     * @param remembered in their order; what was handed over since is looked at after them, and once
     */
    public void begin(List<Message> remembered) {
        synchronized (feeding) {
            for (Message message : remembered) {
                track.feed(message, false);
                upTo = Math.max(upTo, message.sequence());
            }
            begun = true;
        }
        catchUp();
    }

    /** Looks at what was handed over; takes as long as that is. */
    public void catchUp() {
        synchronized (feeding) {
            if (!begun) {
                return;
            }
            List<Handed> taken;
            synchronized (waiting) {
                taken = List.copyOf(waiting);
                waiting.clear();
                bytes = 0;
            }
            for (Handed each : taken) {
                if (each.message().sequence() > upTo) {
                    track.feed(each.message(), each.lost());
                }
            }
        }
    }

    /** Whether {@link #state()} will change without a further message: something is to be looked at yet. */
    public boolean isBehind() {
        synchronized (feeding) {
            if (!begun) {
                return true;
            }
        }
        synchronized (waiting) {
            return !waiting.isEmpty();
        }
    }

    /** What the counter told so far. */
    public SequenceState state() {
        long notSeen;
        synchronized (waiting) {
            notSeen = passedOver;
        }
        synchronized (feeding) {
            return track.state(notSeen);
        }
    }
}
