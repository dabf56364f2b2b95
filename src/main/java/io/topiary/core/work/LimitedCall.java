package io.topiary.core.work;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls something that may never return, and gives up on it after a while. */
public final class LimitedCall {

    private LimitedCall() {}

    /**
     * Runs {@code call} on a daemon thread of its own and waits for it. After {@code limit} the thread is left to itself:
     * what it may be stuck in can't be interrupted.
     *
     * @param limit longest wait
     * @param name of the thread
     * @param call what to do; has to bear that nobody waits for its result any more
     * @throws TimeoutException if it took longer
     * @throws ExecutionException if {@code call} threw something, with that as its cause
     * @throws InterruptedException if the waiting thread was interrupted
     */
    public static <T> T within(Duration limit, String name, Callable<T> call)
            throws TimeoutException, ExecutionException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(call);
        Thread.ofPlatform().daemon().name(name).start(task);
        return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
