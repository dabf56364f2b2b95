package io.topiary.core.doctor;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long an examination waits: to a limit, and not a moment longer once it is cancelled. Thread-safe. */
final class Patience {

    private final CompletableFuture<Void> cancelled = new CompletableFuture<>();

    /** Ends every wait, those to come too. */
    void cancel() {
        cancelled.complete(null);
    }

    /** @throws CancellationException if the examination is cancelled */
    void check() {
        if (cancelled.isDone()) {
            throw new CancellationException();
        }
    }

    /**
     * Waits for {@code work}.
     *
     * @throws TimeoutException after {@code millis} milliseconds
     * @throws ExecutionException with what it failed with
     * @throws CancellationException if the examination is cancelled, or the thread is told to end
     */
    <T> T await(CompletableFuture<T> work, long millis) throws TimeoutException, ExecutionException {
        CompletableFuture<Object> first = CompletableFuture.anyOf(work, cancelled);
        try {
            var _ = first.get(millis, TimeUnit.MILLISECONDS);
            check();
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel();
            throw new CancellationException();
        }
    }
}
