package io.topiary.core.intake;

import io.topiary.core.message.Message;
import io.topiary.core.message.Qos;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The bounded queue between the network thread and the model. Nothing gets lost here without being counted.
 *
 * <p>When the network thread is far ahead of the model, {@link #offer} lets the model catch up, for at most {@link
 * IntakeLimits#leadMillis()} in one episode: what waits here is copied by the collector, which takes time from both. A
 * model that is held up longer finds the queue filled up.
 *
 * <p>When it is full, {@link #offer} first holds the network thread up, which lets TCP slow the broker down: at most
 * {@link IntakeLimits#waitMillis()} in one episode, and an episode ends when half of the room is free again. After that
 * the oldest QoS 0 message is skipped for each new one, and the oldest of all where there is no QoS 0 message.
 *
 * <p>Any number of threads may offer; one thread drains.
 */
public final class Intake {

    private final IntakeLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Hold untilRoom;
    private final Hold untilCaughtUp;
    private final MessageRing ring = new MessageRing();

    private long bytes;
    private long received;
    private long skipped;
    private long skippedAcked;
    private long applying;
    private boolean pumpWaits;
    private boolean closed;

    /** An empty intake. */
    public Intake(IntakeLimits limits) {
        this.limits = limits;
        this.untilRoom = new Hold(limits.waitMillis());
        this.untilCaughtUp = new Hold(limits.leadMillis());
    }

    /** Takes {@code messages} in, skipping older ones if it must. Called on the network thread; may wait, see above. */
    public void offer(Message... messages) {
        lock.lock();
        try {
            if (holdsMoreThan(limits.lead(), limits.leadBytes())) {
                untilCaughtUp.await(() -> holdsMoreThan(limits.lead() / 2, limits.leadBytes() / 2));
            }
            for (Message message : messages) {
                add(message);
            }
        } finally {
            lock.unlock();
        }
    }

    private void add(Message message) {
        int footprint = message.footprint();
        if (isFull(footprint)) {
            untilRoom.await(() -> isFull(footprint));
            while (!ring.isEmpty() && isFull(footprint)) {
                skip(ring.removeForRoom());
            }
        }
        // not before: waiting gives the lock away, and the books must balance meanwhile
        received++;
        ring.add(message);
        bytes += footprint;
        if (pumpWaits) {
            pumpWaits = false;
            filled.signal();
        }
    }

    /**
     * Moves up to {@code batch.length} messages into {@code batch}, waiting for the first one. They count as
     * {@linkplain IntakeCounts#depth() depth} until {@link #applied} is called. Called by the pump.
     *
     * @return how many, 0 only when the intake is closed and empty
     * @throws InterruptedException if interrupted while waiting
     */
    int drain(Message[] batch) throws InterruptedException {
        int count = take(batch);
        long taken = 0;
        // messages that just came are in no cache of this core: adding up under the lock would hold the network thread
        // up
        for (int i = 0; i < count; i++) {
            taken += batch[i].footprint();
        }
        makeRoom(taken);
        return count;
    }

    private int take(Message[] batch) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (ring.isEmpty()) {
                if (closed) {
                    return 0;
                }
                pumpWaits = true;
                filled.await();
            }
            int count = ring.drain(batch);
            applying += count;
            return count;
        } finally {
            lock.unlock();
        }
    }

    private void makeRoom(long taken) {
        lock.lock();
        try {
            bytes -= taken;
            if (!holdsMoreThan(limits.messages() / 2, limits.bytes() / 2)) {
                untilRoom.endEpisode();
            }
            if (!holdsMoreThan(limits.lead() / 2, limits.leadBytes() / 2)) {
                untilCaughtUp.endEpisode();
                untilCaughtUp.over.signalAll();
            }
            untilRoom.over.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Tells that {@code count} drained messages are in the model's books now. Called under the model's lock. */
    public void applied(int count) {
        lock.lock();
        try {
            applying -= count;
        } finally {
            lock.unlock();
        }
    }

    /** The counters of one moment. Any thread; under the model's lock they agree with the model's. */
    public IntakeCounts counts() {
        lock.lock();
        try {
            return new IntakeCounts(received, skipped, skippedAcked, ring.size() + applying);
        } finally {
            lock.unlock();
        }
    }

    /** Lets the pump end once the intake is empty. Nobody waits here any longer. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
            untilRoom.over.signalAll();
            untilCaughtUp.over.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isFull(int footprint) {
        return ring.size() >= limits.messages() || (!ring.isEmpty() && bytes + footprint > limits.bytes());
    }

    private boolean holdsMoreThan(int messages, long most) {
        return ring.size() > messages || bytes > most;
    }

    private void skip(Message message) {
        bytes -= message.footprint();
        skipped++;
        if (message.qos() != Qos.AT_MOST_ONCE) {
            skippedAcked++;
        }
    }

    /** A reason to hold the network thread up, and how much longer it may in this episode. Under the lock. */
    private final class Hold {

        private final Condition over = lock.newCondition();
        private final long mostNanos;
        private long leftNanos;
        private int episode;

        private Hold(int mostMillis) {
            this.mostNanos = TimeUnit.MILLISECONDS.toNanos(mostMillis);
            this.leftNanos = mostNanos;
        }

        private void await(BooleanSupplier reason) {
            try {
                while (reason.getAsBoolean() && leftNanos > 0 && !closed) {
                    int waited = episode;
                    long left = over.awaitNanos(leftNanos);
                    if (waited == episode) {
                        leftNanos = left;
                    }
                }
            } catch (InterruptedException e) {
                // the event loop is being shut down: no more waiting, what finds no room is skipped and counted
                Thread.currentThread().interrupt();
                leftNanos = 0;
            }
        }

        private void endEpisode() {
            episode++;
            leftNanos = mostNanos;
        }
    }
}
