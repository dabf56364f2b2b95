package io.topiary.cli;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.history.MessageJudge;
import io.topiary.core.message.Message;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.SubscribeOutcome;
import io.topiary.core.store.FileProblem;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** One run of {@code sub}: prints what arrives until it has enough, is told to end, or can't go on. */
final class SubscribeRun {

    private final CliContext context;
    private final ConnectOptions options;
    private final Plan plan;
    private final long begin = System.nanoTime();
    private List<SubscribeOutcome> checked = List.of();
    private long printed;
    private boolean refused;

    /**
     * What is wanted.
     *
     * @param format how a message is printed
     * @param skipRetained leave stored messages out
     * @param retainedOnly print stored messages only, and end with the first that is none
     * @param leftOut topics to leave out
     * @param query what a message must be like
     * @param judge says whether it is
     * @param count end after so many; 0 for no end
     * @param nanos end after that time; 0 for no end
     */
    record Plan(
            LineFormat format,
            boolean skipRetained,
            boolean retainedOnly,
            List<TopicFilter> leftOut,
            MessageQuery query,
            MessageJudge judge,
            long count,
            long nanos) {}

    SubscribeRun(CliContext context, ConnectOptions options, Plan plan) {
        this.context = context;
        this.options = options;
        this.plan = plan;
    }

    /** Runs; ends with the exit code. */
    int run() throws InterruptedException {
        try (Link link = new Link(context, options)) {
            while (true) {
                List<Event> events = link.events().take(left());
                if (link.events().isClosed()) {
                    return ExitCode.INTERRUPTED;
                }
                for (Event event : events) {
                    if (handle(event, link)) {
                        return refused ? ExitCode.REFUSED : ExitCode.DONE;
                    }
                }
                if (left() <= 0) {
                    return timedOut(link);
                }
            }
        } catch (IOException e) {
            return notPrinted(e);
        }
    }

    private long left() {
        return plan.nanos() == 0 ? EventQueue.FOR_EVER : plan.nanos() - (System.nanoTime() - begin);
    }

    private int timedOut(Link link) {
        if (plan.count() > 0) {
            throw new CliException(ExitCode.TIMED_OUT, Text.of("cli.sub.timedOut", printed, plan.count()));
        }
        if (!link.wasUp()) {
            throw new CliException(
                    ExitCode.NO_CONNECTION,
                    Text.of("cli.sub.noConnection", options.address().hostAndPort()));
        }
        return refused ? ExitCode.REFUSED : ExitCode.DONE;
    }

    /** Whether that was the last one. */
    private boolean handle(Event event, Link link) throws IOException {
        return switch (event) {
            case Event.Arrived(Message message) -> print(message);
            case Event.Changed(ConnectionStatus status) -> {
                link.follow(status);
                // told again when the link stalls or comes back
                if (status.state() == ConnectionState.CONNECTED
                        && !status.subscriptions().equals(checked)) {
                    checked = status.subscriptions();
                    checkSubscriptions(checked);
                }
                yield false;
            }
        };
    }

    private boolean print(Message message) throws IOException {
        if (plan.retainedOnly() && !message.retained()) {
            return true;
        }
        plan.format().seen(message);
        boolean skipped = (plan.skipRetained() && message.retained())
                || plan.leftOut().stream().anyMatch(filter -> filter.matches(message.topic()))
                || !plan.judge().accepts(plan.query(), message, message.timeMicros());
        if (skipped) {
            return false;
        }
        context.out().write(plan.format().line(message));
        context.out().flush();
        printed++;
        return printed == plan.count();
    }

    private void checkSubscriptions(List<SubscribeOutcome> outcomes) {
        CliException last = null;
        int granted = 0;
        for (SubscribeOutcome outcome : outcomes) {
            if (outcome instanceof SubscribeOutcome.Refused(var subscription, var failure)) {
                if (last != null) {
                    context.console().say(last.words());
                }
                last = CliException.of(ExitCode.REFUSED, failure);
                refused = true;
            } else {
                granted++;
            }
        }
        if (last != null && granted == 0) {
            throw last;
        }
        if (last != null) {
            context.console().say(last.words());
        }
    }

    /** A reader that has enough and goes away is no fault. */
    static int notPrinted(IOException problem) {
        String message = String.valueOf(problem.getMessage()).toLowerCase(Locale.ROOT);
        boolean closed =
                message.contains("pipe") || message.contains("bad file descriptor") || message.contains("closed");
        if (closed) {
            return ExitCode.DONE;
        }
        throw new CliException(
                ExitCode.LOCAL, Text.of("cli.stdout.failed", FileProblem.of(problem, Path.of("stdout"))));
    }
}
