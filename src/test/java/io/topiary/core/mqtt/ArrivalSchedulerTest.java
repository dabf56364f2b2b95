package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reactivex.Scheduler;
import io.reactivex.Single;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ArrivalSchedulerTest {

    private final ArrivalScheduler scheduler = new ArrivalScheduler();
    private final List<Thread> ran = new CopyOnWriteArrayList<>();

    private void note() {
        ran.add(Thread.currentThread());
    }

    @Test
    void direct_worker_andWithoutDelay_runHere_beforeTheCallReturns() {
        Scheduler.Worker worker = scheduler.createWorker();
        scheduler.scheduleDirect(this::note);
        worker.schedule(this::note);
        worker.schedule(this::note, 0, TimeUnit.SECONDS);
        assertThat(ran).hasSize(3).containsOnly(Thread.currentThread());
    }

    @Test
    void answersAndMessages_areObservedHere() {
        var _ = Single.just("answer").observeOn(scheduler).subscribe(answer -> note());
        var _ = Single.just("message").toFlowable().observeOn(scheduler).subscribe(message -> note());
        assertThat(ran).hasSize(2).containsOnly(Thread.currentThread());
    }

    @Test
    void worker_disposed_runsNothing() {
        Scheduler.Worker worker = scheduler.createWorker();
        worker.dispose();
        worker.schedule(this::note);
        worker.schedule(this::note, 1, TimeUnit.MILLISECONDS);
        assertThat(worker.isDisposed()).isTrue();
        assertThat(ran).isEmpty();
    }

    @Test
    void withDelay_doesNotHoldUpTheCaller() {
        scheduler.createWorker().schedule(this::note, 1, TimeUnit.MILLISECONDS);
        await().until(() -> ran.size() == 1);
        assertThat(ran).doesNotContain(Thread.currentThread());
    }
}
