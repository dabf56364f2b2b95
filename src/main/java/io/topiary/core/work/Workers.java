package io.topiary.core.work;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads for work that is neither the network's, nor the pump's, nor the screen's: decoding, searching, exporting.
 *
 * <p>No exception is swallowed: what nobody else handles is logged. Any thread may call.
 */
public final class Workers implements Executor, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private final ThreadPoolExecutor pool;

    /**
     * Workers of their own.
     *
     * @param threads how many at most, at least 1; idle ones end after ten seconds
     */
    public Workers(int threads) {
        AtomicInteger number = new AtomicInteger();
        this.pool = new ThreadPoolExecutor(
                threads,
                threads,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> Thread.ofPlatform()
                        .daemon()
                        .name("topiary-worker-" + number.incrementAndGet())
                        .unstarted(task),
                // what is asked for while the program ends comes too late
                new ThreadPoolExecutor.DiscardPolicy());
        pool.allowCoreThreadTimeOut(true);
    }

    /** Runs {@code task} on a worker; what it throws is logged. */
    @Override
    public void execute(Runnable task) {
        pool.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("a background task failed", e);
            }
        });
    }

    /** Computes a value on a worker; what {@code work} throws completes the result exceptionally. */
    public <T> CompletableFuture<T> supply(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, pool);
    }

    /** Drops what has not started and what comes later, and interrupts what runs; returns at once. */
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
