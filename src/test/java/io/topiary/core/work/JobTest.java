package io.topiary.core.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.text.Text;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobTest {

    private static final Text PHASE = Text.of("retained.phase.connecting");

    @Test
    void start_workIsDone_hasItsResult() {
        Job<String> job = Job.start(Runnable::run, PHASE, control -> {
            control.phase(PHASE, 4);
            control.done(3);
            return "done";
        });
        assertThat(job.result()).isCompletedWithValue("done");
        assertThat(job.progress()).isEqualTo(new JobProgress(PHASE, 3, 4));
    }

    @Test
    void cancel_isSeenByTheWork_whichStillHasAResult() {
        Job<Boolean> job = Job.start(new Errands("test-job"), PHASE, control -> {
            while (control.pause(60_000)) {
                Thread.onSpinWait();
            }
            return control.isCancelled();
        });
        job.cancel();
        assertThat(job.result().join()).isTrue();
    }

    /** Whoever waits for the result must not wait for ever. */
    @ParameterizedTest
    @ValueSource(classes = {IOException.class, IllegalStateException.class, OutOfMemoryError.class})
    void start_workThrows_endsWithThat(Class<? extends Throwable> thrown) throws Exception {
        Throwable cause = thrown.getConstructor(String.class).newInstance("too much");
        Job<String> job = Job.start(Runnable::run, PHASE, control -> {
            switch (cause) {
                case Exception e -> throw e;
                case Error e -> throw e;
                default -> throw new AssertionError(cause);
            }
        });
        assertThatThrownBy(() -> job.result().join()).hasCause(cause);
    }
}
