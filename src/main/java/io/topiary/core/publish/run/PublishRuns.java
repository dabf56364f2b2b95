package io.topiary.core.publish.run;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All runs of a connection: those that publish, and the newest of those that are over. One thread serves them while there are
 * any. Each has at most a hundred messages under way, so that the connection's outbox is never flooded, whatever the pace.
 * Any thread may call it.
 */
public final class PublishRuns implements AutoCloseable {

    /** Most runs at once. */
    public static final int MOST = 100;

    private static final Logger LOG = LoggerFactory.getLogger(PublishRuns.class);
    private static final int MOST_OVER = 20;
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Outlet outlet;
    private final Executor executor;
    private final List<Run> runs = new CopyOnWriteArrayList<>();
    private final Object lock = new Object();
    private long nextId;
    private boolean serving;
    private boolean closed;
    private volatile @Nullable Thread server;

    /**
     * No run yet.
     *
     * @param executor runs one long task on a thread of its own
     */
    public PublishRuns(Outlet outlet, Executor executor) {
        this.outlet = outlet;
        this.executor = executor;
    }

    /**
     * Starts a run.
     *
     * @param name what the user calls it
     * @param source closed when the run is over
     * @param everyMillis time between two messages, from 0: as fast as they are acknowledged
     * @return its id; negative if it was not started because there are as many already, or because this is closed
     */
    public long start(String name, RunSource source, long everyMillis) {
        synchronized (lock) {
            if (closed || runs.stream().filter(run -> !run.isOver()).count() >= MOST) {
                source.close();
                return -1;
            }
            Run run = new Run(nextId++, name, source, outlet, everyMillis, this::wake);
            runs.add(run);
            forgetOldest();
            if (!serving) {
                serving = true;
                executor.execute(this::serve);
            }
            wake();
            return run.id();
        }
    }

    /** How each run stands, in the order they were started. */
    public List<RunStatus> statuses() {
        long now = System.nanoTime();
        return runs.stream().map(run -> run.status(now)).toList();
    }

    /** Ends the run {@code id}; what is under way still gets its outcome. */
    public void stop(long id) {
        runs.stream().filter(run -> run.id() == id).forEach(Run::stop);
    }

    /** Ends all runs. */
    public void stopAll() {
        runs.forEach(Run::stop);
    }

    /** Takes those that are over from the list. */
    public void forgetOver() {
        runs.removeIf(Run::isOver);
    }

    /** Ends all runs, and starts none any more. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
        }
        for (RunStatus run : statuses()) {
            if (!run.state().isOver() || run.underWay() > 0) {
                // nobody looks at the list any more
                LOG.info(
                        "closed with {}: {} sent, {} acknowledged, of {} the outcome is not known",
                        run.name(),
                        run.sent(),
                        run.acknowledged(),
                        run.unknown() + run.underWay());
            }
        }
        stopAll();
    }

    private void forgetOldest() {
        List<Run> over = runs.stream().filter(Run::isOver).toList();
        if (over.size() > MOST_OVER) {
            runs.removeAll(over.subList(0, over.size() - MOST_OVER));
        }
    }

    private void wake() {
        LockSupport.unpark(server);
    }

    private void serve() {
        server = Thread.currentThread();
        while (true) {
            long now = System.nanoTime();
            long next = now + GLANCE_NANOS;
            boolean any = false;
            for (Run run : runs) {
                if (!run.isOver()) {
                    any = true;
                    next = Math.min(next, step(run, now));
                }
            }
            if (!any && ended()) {
                return;
            }
            long wait = next - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(this, wait);
            }
        }
    }

    /** A fault in one run must not end the others, nor leave their list without a thread. */
    private static long step(Run run, long now) {
        try {
            return run.step(now);
        } catch (RuntimeException e) {
            LOG.error("the run {} failed", run.id(), e);
            run.fail();
            return now;
        }
    }

    private boolean ended() {
        synchronized (lock) {
            if (runs.stream().allMatch(Run::isOver)) {
                serving = false;
                return true;
            }
            return false;
        }
    }
}
