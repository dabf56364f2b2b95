package io.topiary.core.work;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs each task at once on a thread of its own: for the few tasks that wait for others, and may be abandoned when nobody
 * waits for them any longer: a name resolver or a network drive can't be interrupted. Any thread may call it.
 */
public final class Errands implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

    private final String name;
    private final AtomicInteger number = new AtomicInteger();
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    /** @param name what the threads are called, with a number after it */
    public Errands(String name) {
        this.name = name;
    }

    /** Runs {@code task} on a daemon thread; what it throws is logged. */
    @Override
    public void execute(Runnable task) {
        Thread thread = Thread.ofPlatform()
                .daemon()
                .name(name + "-" + number.incrementAndGet())
                .unstarted(() -> run(task));
        running.add(thread);
        thread.start();
    }

    /**
     * Waits until all tasks so far have ended, at most {@code millis}.
     *
     * @return whether they have
     */
    public boolean awaitEnd(long millis) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        boolean ended = true;
        for (Thread thread : running) {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
            ended &= !thread.isAlive();
        }
        return ended;
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("an errand failed", e);
        } finally {
            running.remove(Thread.currentThread());
        }
    }
}
