package io.topiary.cli;

import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.replay.Replay;
import io.topiary.core.replay.ReplayPlan;
import io.topiary.core.replay.ReplayResult;
import io.topiary.core.text.Text;
import io.topiary.core.work.Errands;
import io.topiary.core.work.ExitHook;
import io.topiary.core.work.Job;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** One run of {@code replay}: publishes, follows the link meanwhile, and tells what became of the messages, also on Ctrl+C. */
final class ReplayLoop {

    /** How long the process waits for the tallies when it is told to end. */
    private static final long LAST_MILLIS = 1_500;

    private final CliContext context;
    private final ConnectOptions options;
    private final ReplayPlan plan;
    private final ReplayFormat format;

    ReplayLoop(CliContext context, ConnectOptions options, ReplayPlan plan, ReplayFormat format) {
        this.context = context;
        this.options = options;
        this.plan = plan;
        this.format = format;
    }

    /** Runs; ends with the exit code. */
    int run() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        try (Link link = new Link(context, options)) {
            Replay replay = new Replay(plan, link.connection());
            Job<ReplayResult> job =
                    Job.start(new Errands("topiary-replay"), Text.of("replay.phase.connecting"), replay);
            try (ExitHook _ = ExitHook.onExit(() -> end(job, told))) {
                return tell(link, job);
            } finally {
                told.countDown();
            }
        }
    }

    private static void end(Job<ReplayResult> job, CountDownLatch told) {
        job.cancel();
        try {
            var _ = told.await(LAST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int tell(Link link, Job<ReplayResult> job) throws InterruptedException {
        CompletableFuture<ReplayResult> result = job.result();
        CliException lost = null;
        try {
            follow(link, result);
        } catch (CliException e) {
            lost = e;
        }
        job.cancel();
        try {
            ReplayResult end = result.get();
            context.out().write(format.result(end).getBytes(StandardCharsets.UTF_8));
            context.out().flush();
            if (lost != null) {
                throw lost;
            }
            return code(end);
        } catch (ExecutionException e) {
            throw lost == null ? DryRun.problem(e) : lost;
        } catch (IOException e) {
            return SubscribeRun.notPrinted(e);
        }
    }

    /** Until it is done or told to end. */
    private static void follow(Link link, CompletableFuture<ReplayResult> result) throws InterruptedException {
        while (!result.isDone() && !link.events().isClosed()) {
            link.follow();
        }
    }

    private static int code(ReplayResult result) {
        return switch (result.ending()) {
            case CANCELLED -> ExitCode.INTERRUPTED;
            case UNREADABLE -> ExitCode.LOCAL;
            case LINK_LOST -> ExitCode.NO_CONNECTION;
            case COMPLETE -> {
                int unknown = result.tally().unknown() > 0 ? ExitCode.NO_CONNECTION : ExitCode.DONE;
                yield result.tally().refusedCount() > 0 ? ExitCode.REFUSED : unknown;
            }
        };
    }
}
