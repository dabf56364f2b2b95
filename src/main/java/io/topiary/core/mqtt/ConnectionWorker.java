package io.topiary.core.mqtt;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread of a connection. What a task throws is logged. */
final class ConnectionWorker extends ScheduledThreadPoolExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionWorker.class);

    private volatile @Nullable Thread thread;

    /** @param host whom it connects to, for the thread's name */
    ConnectionWorker(String host) {
        super(
                1,
                task -> Thread.ofPlatform()
                        .daemon()
                        .name("topiary-connection-" + host)
                        .unstarted(task));
        setRemoveOnCancelPolicy(true);
    }

    /** Whether the caller is on it. */
    boolean isCurrentThread() {
        return Thread.currentThread() == thread;
    }

    @Override
    protected void beforeExecute(Thread current, Runnable task) {
        thread = current;
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
        Throwable failure = thrown;
        if (task instanceof Future<?> future && future.state() == Future.State.FAILED) {
            failure = future.exceptionNow();
        }
        if (failure != null) {
            LOG.error("A task of the connection failed", failure);
        }
    }
}
