package io.topiary.core.history;

import io.topiary.core.text.Text;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Writes the messages of one or more sessions into one file, on a thread of its own, and never keeps anybody waiting: what
 * it can't keep up with is shed and counted. Any thread may call it.
 */
public final class Recorder implements AutoCloseable {

    private static final int MAX_MESSAGES = 200_000;
    private static final long MAX_BYTES =
            Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 8);
    private static final long RETRY_MILLIS = 5_000;

    private final Path file;
    private final RecordingBudget budget;
    private final DiskGuard disk;
    private final RecordingQueue queue = new RecordingQueue(MAX_MESSAGES, MAX_BYTES);
    private final Thread thread;
    private volatile RecordingState state = new RecordingState.Opening();
    private volatile long pruned;

    /**
     * Starts to record.
     *
     * @param file where to; made if it is not there, with its folder
     * @param budget how much of it to keep
     */
    public Recorder(Path file, RecordingBudget budget) {
        this(file, budget, new DiskGuard());
    }

    Recorder(Path file, RecordingBudget budget, DiskGuard disk) {
        this.file = file;
        this.budget = budget;
        this.disk = disk;
        this.thread = Thread.ofPlatform().daemon().name("topiary-recorder").start(this::run);
    }

    /** Where it records to. */
    public Path file() {
        return file;
    }

    /** A way to it for one more session; the recorder goes on when it is closed. */
    public RecordingLine line() {
        return line(() -> {});
    }

    /** A way to it for one more session; {@code release} runs when it is closed. */
    RecordingLine line(Runnable release) {
        return new RecordingLine(this, queue, release);
    }

    /** What it does now. */
    public RecordingState state() {
        return state;
    }

    /** Messages that were in the file and had to make room, since it started. */
    public long pruned() {
        return pruned;
    }

    /** Ends after what it was given is written; returns at once. */
    @Override
    public void close() {
        queue.close();
    }

    /** Waits until the thread has ended, at most {@code millis}. */
    public void awaitEnd(long millis) throws InterruptedException {
        thread.join(millis);
    }

    private void run() {
        try {
            while (!queue.isDone()) {
                try {
                    record();
                } catch (RecordingException e) {
                    waitFor(e.text(), () -> true);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            queue.close();
            queue.shedAll();
            state = new RecordingState.Closed();
        }
    }

    private void record() throws RecordingException, InterruptedException {
        if (!disk.hasRoom(file)) {
            waitFor(Text.of("recording.diskLow", file.toString()), () -> disk.hasRoom(file));
            return;
        }
        try (RecordingLock _ = RecordingLock.take(file);
                RecordingRun run = RecordingRun.open(file, budget, queue)) {
            Consumer<RecordingRun> told = now -> {
                state = new RecordingState.Recording(now.bytes());
                pruned = now.pruned();
            };
            run.recordWhile(() -> disk.hasRoom(file), told);
        }
    }

    /** Sheds what comes until {@code over} holds, asked every few seconds, or the recorder is closed. */
    private void waitFor(Text why, BooleanSupplier over) throws InterruptedException {
        state = new RecordingState.Waiting(why);
        do {
            long until = System.nanoTime() + RETRY_MILLIS * 1_000_000;
            while (!queue.isClosed() && until - System.nanoTime() > 0) {
                RecordingBatch batch = queue.poll(RETRY_MILLIS / 10);
                if (batch != null) {
                    batch.shed();
                }
            }
        } while (!queue.isClosed() && !over.getAsBoolean());
        if (queue.isClosed()) {
            // nobody waits for a better time
            queue.shedAll();
        }
    }
}
