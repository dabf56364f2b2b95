package io.topiary.core.mqtt;

import io.reactivex.Scheduler;
import io.reactivex.disposables.Disposable;
import io.reactivex.disposables.Disposables;
import io.reactivex.schedulers.Schedulers;
import java.util.concurrent.TimeUnit;

/**
 * Runs what the library has to tell there and then, on the thread that it comes in on. {@link Schedulers#trampoline()} and
 * {@link Schedulers#from} with an executor that just runs do the same through a queue and several objects for each message,
 * which took a tenth of the network thread's time under a flood.
 */
final class ArrivalScheduler extends Scheduler {

    @Override
    public Worker createWorker() {
        return new Here();
    }

    private static final class Here extends Worker {

        private volatile boolean disposed;

        @Override
        public Disposable schedule(Runnable run) {
            if (!disposed) {
                run.run();
            }
            return Disposables.disposed();
        }

        /** Single answers come this way too, with a delay of none. */
        @Override
        public Disposable schedule(Runnable run, long delay, TimeUnit unit) {
            if (delay <= 0 || disposed) {
                return schedule(run);
            }
            return Schedulers.single().scheduleDirect(() -> schedule(run), delay, unit);
        }

        @Override
        public void dispose() {
            disposed = true;
        }

        @Override
        public boolean isDisposed() {
            return disposed;
        }
    }
}
