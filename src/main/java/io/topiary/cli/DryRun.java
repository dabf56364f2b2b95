package io.topiary.cli;

import io.topiary.core.replay.Rehearsal;
import io.topiary.core.replay.ReplayException;
import io.topiary.core.replay.ReplayForecast;
import io.topiary.core.replay.ReplayPlan;
import io.topiary.core.text.Text;
import io.topiary.core.work.Errands;
import io.topiary.core.work.Job;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;

/**
 * Tells what {@code replay} would do, and publishes nothing.
 *
 * @param plan what would be done
 * @param format how it is told
 */
record DryRun(CliContext context, ReplayPlan plan, ReplayFormat format) {

    /** Runs; ends with the exit code. */
    int run() throws InterruptedException {
        Job<ReplayForecast> job =
                Job.start(new Errands("topiary-replay"), Text.of("replay.phase.reading"), new Rehearsal(plan));
        try {
            context.out().write(format.forecast(job.result().get()).getBytes(StandardCharsets.UTF_8));
            context.out().flush();
            return ExitCode.DONE;
        } catch (ExecutionException e) {
            throw problem(e);
        } catch (IOException e) {
            return SubscribeRun.notPrinted(e);
        }
    }

    /** Why there is no result. */
    static CliException problem(ExecutionException failure) {
        if (failure.getCause() instanceof ReplayException problem) {
            int code = problem.isOfLink() ? ExitCode.NO_CONNECTION : ExitCode.LOCAL;
            return new CliException(code, problem.words().toArray(Text[]::new));
        }
        throw new IllegalStateException("a replay failed", failure.getCause());
    }
}
