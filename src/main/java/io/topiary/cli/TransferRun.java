package io.topiary.cli;

import io.topiary.core.text.Text;
import io.topiary.core.work.ExitHook;
import io.topiary.core.work.Job;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets an export or an import clean up behind itself when it is interrupted. */
final class TransferRun implements Job.Control, AutoCloseable {

    private static final int PATIENCE_MILLIS = 900;

    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ExitHook hook = ExitHook.onExit(this::cancel);

    @Override
    public void phase(Text name, long total) {
        // a command tells what came of it, not how far it is
    }

    @Override
    public void done(long steps) {
        // as above
    }

    @Override
    public boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    @Override
    public boolean pause(long millis) {
        return !isCancelled();
    }

    private void cancel() {
        cancelled.countDown();
        try {
            boolean _ = ended.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        hook.close();
    }
}
