package io.topiary.cli;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.run.PublishRuns;
import io.topiary.core.publish.run.RunSource;
import io.topiary.core.publish.run.RunStatus;
import io.topiary.core.text.Text;
import io.topiary.core.work.Errands;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** One run of {@code pub} over a table or saved messages: ends when all is published and the broker has answered. */
final class ManyRuns {

    private final CliContext context;
    private final ConnectOptions options;
    private final List<Planned> planned;

    /**
     * What is to be published.
     *
     * @param name what it is called
     * @param source closed when it is over
     * @param everyMillis time between two messages, from 0
     */
    record Planned(String name, RunSource source, long everyMillis) {}

    ManyRuns(CliContext context, ConnectOptions options, List<Planned> planned) {
        this.context = context;
        this.options = options;
        this.planned = List.copyOf(planned);
    }

    /** Runs; ends with the exit code. */
    int run() throws InterruptedException {
        boolean started = false;
        try (Link link = new Link(context, options);
                PublishRuns runs = new PublishRuns(
                        new LinkOutlet(link, outcome -> PublishRun.say(context.console(), outcome)),
                        new Errands("topiary-pub"))) {
            if (!link.awaitUp()) {
                return ExitCode.INTERRUPTED;
            }
            started = true;
            for (Planned each : planned) {
                runs.start(each.name(), new ToldSource(each.source(), context.console()), each.everyMillis());
            }
            while (runs.statuses().stream().anyMatch(ManyRuns::isOpen)
                    && !link.events().isClosed()) {
                link.follow();
            }
            return link.events().isClosed() ? ExitCode.INTERRUPTED : code(runs.statuses());
        } finally {
            if (!started) {
                planned.forEach(each -> each.source().close());
            }
        }
    }

    private static boolean isOpen(RunStatus run) {
        return !run.state().isOver() || run.underWay() > 0;
    }

    private int code(List<RunStatus> runs) {
        long refused = sum(runs, RunStatus::refused);
        long unknown = sum(runs, RunStatus::unknown);
        long passedOver = sum(runs, RunStatus::passedOver);
        if (refused + unknown + passedOver > 0) {
            context.console()
                    .say(Text.of(
                            "cli.pub.tally",
                            sum(runs, RunStatus::sent),
                            sum(runs, RunStatus::acknowledged),
                            refused,
                            unknown,
                            passedOver));
        }
        if (refused > 0) {
            return ExitCode.REFUSED;
        }
        if (unknown > 0) {
            return ExitCode.NO_CONNECTION;
        }
        return passedOver > 0 ? ExitCode.LOCAL : ExitCode.DONE;
    }

    private static long sum(List<RunStatus> runs, ToLongFunction<RunStatus> count) {
        return runs.stream().mapToLong(count).sum();
    }

    /** Says why a message could not be made, each time. */
    private record ToldSource(RunSource source, Console console) implements RunSource {

        @Override
        public @Nullable PublishRequest next(long elapsedNanos) throws EncodeException {
            try {
                return source.next(elapsedNanos);
            } catch (EncodeException e) {
                console.say(e.text());
                throw e;
            }
        }

        @Override
        public double share() {
            return source.share();
        }

        @Override
        public boolean passesOver(boolean paced) {
            return source.passesOver(paced);
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
