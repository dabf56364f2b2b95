package io.topiary.cli;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.MessageListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Between the connection and the command's own thread: bounded in messages and bytes. When it is full the network thread
 * waits, the broker is slowed down by TCP, and nothing is dropped: output decides the pace, as with any other tool in a
 * pipe.
 */
final class EventQueue implements MessageListener {

    private static final int MOST_MESSAGES = 10_000;
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition room = lock.newCondition();
    private List<Event> events = new ArrayList<>();
    private long bytes;
    private long sequence;
    private boolean closed;

    @Override
    public void changed(ConnectionStatus status) {
        lock.lock();
        try {
            events.add(new Event.Changed(status));
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void received(String topic, byte[] payload, Qos qos, boolean retained, MessageProperties properties) {
        Instant now = Instant.now();
        long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        lock.lock();
        try {
            while (!closed && (events.size() >= MOST_MESSAGES || bytes >= MOST_BYTES)) {
                room.await();
            }
            if (!closed) {
                Message message = new Message(
                        sequence++, micros, System.nanoTime(), topic, payload, properties, Direction.IN, qos, retained);
                events.add(new Event.Arrived(message));
                bytes += message.footprint();
                filled.signal();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until something is there and takes all of it.
     *
     * @param nanos the longest wait
     * @return what happened; empty when the time is over or the queue is closed
     */
    List<Event> take(long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (events.isEmpty() && !closed && left > 0) {
                left = filled.awaitNanos(left);
            }
            List<Event> taken = events;
            events = new ArrayList<>();
            bytes = 0;
            room.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is taken in any more; who waits goes on. */
    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** A wait that does not end by itself. */
    static final long FOR_EVER = TimeUnit.DAYS.toNanos(36_500);
}
