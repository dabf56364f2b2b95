package io.topiary.core.history;

import io.topiary.core.text.Text;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the messages of one or more sessions into one file, on a thread of its own, and never keeps anybody waiting: what
 * it can't keep up with is shed and counted. What keeps it from recording it tells in its state, and goes on by itself
 * when it can. Any thread may call it.
 */
public final class Recorder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final int MAX_MESSAGES = 200_000;
    private static final long MAX_BYTES =
            Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 8);
    private static final long RETRY_MILLIS = 5_000;

    private final Path file;
    private final Surroundings around;
    private final RecordingQueue queue = new RecordingQueue(MAX_MESSAGES, MAX_BYTES);
    private final SetAside setAside;
    private final Thread thread;
    private volatile RecordingBudget budget;
    private volatile RecordingState state = new RecordingState.Opening();
    private volatile long pruned;
    private long prunedBefore;

    /**
     * What is around a recorder.
     *
     * @param disk watches the disk
     * @param before records into the same file until it ends, or null
     * @param ended is run when nothing is recorded any more, on the recorder's thread
     */
    record Surroundings(DiskGuard disk, @Nullable Recorder before, Runnable ended) {}

    /**
     * Starts to record.
     *
     * @param file where to; made if it is not there, with its folder
     * @param budget how much of it to keep
     */
    public Recorder(Path file, RecordingBudget budget) {
        this(file, budget, new Surroundings(new DiskGuard(), null, () -> {}));
    }

    Recorder(Path file, RecordingBudget budget, Surroundings around) {
        this.file = file;
        this.budget = budget;
        this.around = around;
        this.setAside = new SetAside(file);
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

    /** Keeps {@code newBudget} of it from now on. */
    public void setBudget(RecordingBudget newBudget) {
        budget = newBudget;
    }

    /** How much of it is kept. */
    public RecordingBudget budget() {
        return budget;
    }

    /** What it does now. */
    public RecordingState state() {
        return state;
    }

    /** Messages that were in the file and had to make room, since it started. */
    public long pruned() {
        return pruned;
    }

    /** What the file is called now that was found damaged last since it started; empty if none was. */
    public Optional<Path> damaged() {
        return setAside.last();
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
            if (around.before() != null) {
                around.before().thread.join();
            }
            while (!queue.isDone()) {
                recordOrWait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            queue.close();
            queue.shedAll();
            state = new RecordingState.Closed();
            around.ended().run();
        }
    }

    private void recordOrWait() throws InterruptedException {
        try {
            if (around.disk().hasRoom(file)) {
                record();
            } else {
                waitFor(
                        Text.of("recording.diskLow", file.toString()),
                        () -> around.disk().hasRoom(file));
            }
        } catch (RecordingException e) {
            LOG.warn("{} can't be recorded into: {}", file, e.toString());
            waitFor(e.text(), () -> true);
        } catch (OutOfMemoryError e) {
            // whoever looks at the screen needs it more than the recording
            LOG.warn("no memory to record into {}", file);
            waitFor(Text.of("recording.problem", file.toString(), Text.of("recording.problem.memory")), () -> true);
        }
    }

    /** Records until it is closed or can't any more; a damaged file is set aside, the next call makes a fresh one. */
    private void record() throws RecordingException, InterruptedException {
        try (RecordingLock _ = RecordingLock.take(file)) {
            boolean sound;
            try (RecordingRun run = RecordingRun.open(file, () -> budget, queue);
                    SoundCheck check = SoundCheck.start(file, queue::wake)) {
                Consumer<RecordingRun> told = now -> {
                    state = new RecordingState.Recording(now.bytes());
                    pruned = prunedBefore + now.pruned();
                };
                run.recordUntil(check::hasFailed, () -> around.disk().hasRoom(file), told);
                sound = !check.hasFailed();
            } catch (RecordingException e) {
                if (!SqlTrouble.isDamage(e)) {
                    throw e;
                }
                LOG.warn("{} is damaged", file, e);
                sound = false;
            } finally {
                prunedBefore = pruned;
            }
            if (!sound) {
                setAside.move();
            }
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
