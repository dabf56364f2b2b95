package io.topiary.core.intake;

import io.topiary.core.message.Message;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that carries messages from an {@link Intake} into the model, batch by batch.
 *
 * <p>Batches are small enough that the model's lock is held for a few milliseconds at most.
 */
public final class Pump implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pump.class);
    private static final int BATCH = 2_048;
    private static final long REST_NANOS = 1_000_000;

    private final Intake intake;
    private final Target target;
    private final Thread thread;
    private Runnable ended = () -> {};

    /** Where the batches go. */
    @FunctionalInterface
    public interface Target {

        /**
         * Applies the first {@code count} messages of {@code batch} to the model and calls {@link Intake#applied} within
         * the same lock. Must not throw for the sake of a single message. The array is used again.
         */
        void apply(Message[] batch, int count);
    }

    /** A pump that is not running yet. */
    public Pump(String name, Intake intake, Target target) {
        this.intake = intake;
        this.target = target;
        this.thread = Thread.ofPlatform().daemon().name("topiary-pump-" + name).unstarted(this::run);
    }

    /** Starts the thread; {@code atEnd} is the last that it runs. Once. */
    public void start(Runnable atEnd) {
        ended = atEnd;
        thread.start();
    }

    /** Ends the thread after what is in the intake has been applied; returns at once. */
    @Override
    public void close() {
        intake.close();
    }

    private void run() {
        Message[] batch = new Message[BATCH];
        try {
            int count = intake.drain(batch);
            while (count > 0) {
                target.apply(batch, count);
                Arrays.fill(batch, 0, count, null);
                if (count < BATCH) {
                    // caught up: a moment's rest lets the next batch gather, instead of a wake-up for each message
                    LockSupport.parkNanos(REST_NANOS);
                }
                count = intake.drain(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("the pump ended: nothing more reaches the model", e);
            throw e;
        } finally {
            ended.run();
        }
    }
}
