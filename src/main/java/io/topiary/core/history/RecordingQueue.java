package io.topiary.core.history;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Batches on their way into the file. Whoever brings them never waits: a batch that finds no room is shed and counted.
 * Thread-safe.
 */
final class RecordingQueue {

    private final int maxMessages;
    private final long maxBytes;
    private final Queue<RecordingBatch> batches = new ArrayDeque<>();
    private int messages;
    private long bytes;
    private boolean closed;

    /**
     * An empty queue.
     *
     * @param maxMessages most messages in it, as long as there is more than one batch
     * @param maxBytes most bytes in it, as long as there is more than one batch
     */
    RecordingQueue(int maxMessages, long maxBytes) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
    }

    /** Takes {@code batch}, or sheds its messages. */
    synchronized void offer(RecordingBatch batch) {
        batch.tally().offered(batch.received());
        boolean full = !batches.isEmpty() && (messages >= maxMessages || bytes >= maxBytes);
        if (closed || (full && batch.happening() == null)) {
            batch.shed();
            return;
        }
        messages += batch.messages().size();
        bytes += batch.footprint();
        batches.add(batch);
        notifyAll();
    }

    /**
     * The oldest batch, null if there was none within {@code millis} or the queue is closed and empty.
     *
     * @param millis at least 1
     * @throws InterruptedException if the thread was interrupted
     */
    synchronized @Nullable RecordingBatch poll(long millis) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; left > 0 && batches.isEmpty() && !closed; ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        }
        RecordingBatch batch = batches.poll();
        if (batch != null) {
            messages -= batch.messages().size();
            bytes -= batch.footprint();
        }
        return batch;
    }

    /** Gives up everything that waits. */
    synchronized void shedAll() {
        batches.forEach(RecordingBatch::shed);
        batches.clear();
        messages = 0;
        bytes = 0;
    }

    /** Takes nothing more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Whether nothing is in it and nothing will be. */
    synchronized boolean isDone() {
        return closed && batches.isEmpty();
    }
}
