package io.topiary.core.work;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that does one quick thing again and again until it is closed. */
public final class Ticker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final Thread thread;

    /**
     * Starts at once.
     *
     * @param name of the thread
     * @param periodMillis pause between two runs, greater than 0
     * @param task runs on the ticker's thread; what it throws is logged
     */
    public Ticker(String name, long periodMillis, Runnable task) {
        this.thread = Thread.ofPlatform().daemon().name(name).start(() -> run(periodMillis, task));
    }

    /** Ends the thread; returns at once. Any thread. */
    @Override
    public void close() {
        thread.interrupt();
    }

    private static void run(long periodMillis, Runnable task) {
        while (true) {
            try {
                Thread.sleep(periodMillis);
                task.run();
            } catch (InterruptedException end) {
                return;
            } catch (RuntimeException e) {
                LOG.error("a regular task failed", e);
            }
        }
    }
}
