package io.topiary.core.work;

import io.topiary.core.text.Text;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * A task of some length that tells how far it is and ends soon after it is cancelled. Nothing is pushed: a screen pulls
 * {@link #progress()} a few times a second. Any thread.
 *
 * @param <T> what comes of it
 */
public final class Job<T> {

    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile JobProgress progress;

    /**
     * What is to be done.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Work<T> {

        /**
         * Does it.
         *
         * @param control asked now and then whether to go on; a cancelled work returns within a second what it has
         * @throws Exception what kept it from having a result
         */
        T run(Control control) throws Exception;
    }

    /** What the work tells and asks. */
    public interface Control {

        /** A new part of the work begins, of {@code total} steps or {@link JobProgress#UNKNOWN}. */
        void phase(Text name, long total);

        /** So many steps of the present part are done. */
        void done(long steps);

        /** Whether nobody wants the rest any more. */
        boolean isCancelled();

        /** Waits; less long when cancelled. @return whether the work is to go on */
        boolean pause(long millis);
    }

    private Job(Text phase) {
        this.progress = new JobProgress(phase, 0, JobProgress.UNKNOWN);
    }

    /**
     * Starts {@code work}.
     *
     * @param executor runs it; on a thread that may wait
     * @param phase what is done first
     */
    public static <T> Job<T> start(Executor executor, Text phase, Work<T> work) {
        Job<T> job = new Job<>(phase);
        executor.execute(() -> job.run(work));
        return job;
    }

    /** How far it is. */
    public JobProgress progress() {
        return progress;
    }

    /** Ends it soon; it still has a result, of what was done. */
    public void cancel() {
        cancelled.countDown();
    }

    /** Whether it was cancelled. */
    public boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    /** Completes with what came of it, also when it was cancelled; exceptionally with what the work threw. */
    public CompletableFuture<T> result() {
        return result.copy();
    }

    private void run(Work<T> work) {
        try {
            result.complete(work.run(new Told()));
        } catch (Exception | Error e) {
            // an error too, of memory for example: whoever waits would wait for ever
            result.completeExceptionally(e);
        }
    }

    private final class Told implements Control {

        @Override
        public void phase(Text name, long total) {
            progress = new JobProgress(name, 0, total);
        }

        @Override
        public void done(long steps) {
            JobProgress now = progress;
            progress = new JobProgress(now.phase(), steps, now.total());
        }

        @Override
        public boolean isCancelled() {
            return Job.this.isCancelled();
        }

        @Override
        public boolean pause(long millis) {
            try {
                return !cancelled.await(millis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                cancel();
                return false;
            }
        }
    }
}
