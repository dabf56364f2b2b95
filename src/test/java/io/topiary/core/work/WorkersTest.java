package io.topiary.core.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WorkersTest {

    @Test
    void execute_aTaskThatThrows_goesOnWithTheNext() {
        try (Workers workers = new Workers(1)) {
            workers.execute(() -> {
                throw new IllegalStateException("on purpose");
            });
            assertThat(workers.supply(() -> 7).join()).isEqualTo(7);
        }
    }

    @Test
    void execute_afterClose_isDropped() {
        Workers workers = new Workers(1);
        workers.close();
        AtomicBoolean ran = new AtomicBoolean();
        assertThatCode(() -> workers.execute(() -> ran.set(true))).doesNotThrowAnyException();
        assertThat(ran).isFalse();
    }

    @Test
    void close_interruptsWhatRuns() {
        Workers workers = new Workers(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        AtomicBoolean begun = new AtomicBoolean();
        workers.execute(() -> {
            begun.set(true);
            try {
                new CompletableFuture<Void>().get();
            } catch (Exception e) {
                interrupted.complete(e instanceof InterruptedException);
            }
        });
        await().untilTrue(begun);
        workers.close();
        assertThat(interrupted.join()).isTrue();
    }
}
