package io.topiary.cli;

import io.topiary.core.mqtt.BrokerLimits;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.PayloadModes;
import io.topiary.core.publish.request.Exchange;
import io.topiary.core.publish.request.Matching;
import io.topiary.core.publish.request.RequestException;
import io.topiary.core.publish.request.RequestPlan;
import io.topiary.core.publish.request.RequestReport;
import io.topiary.core.publish.request.Requests;
import io.topiary.core.text.Text;
import io.topiary.core.work.Errands;
import io.topiary.core.work.Job;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** One run of {@code pub} that waits for replies: prints each with a line feed, as {@code sub} does. */
final class ReplyRun {

    private final CliContext context;
    private final ConnectOptions options;
    private final RequestPlan plan;
    private final PayloadModes modes;
    private final NewestPayloads topics;
    private int printed;

    ReplyRun(CliContext context, ConnectOptions options, RequestPlan plan, PayloadModes modes, NewestPayloads topics) {
        this.context = context;
        this.options = options;
        this.plan = plan;
        this.modes = modes;
        this.topics = topics;
    }

    /** Runs; ends with the exit code. */
    int run() throws InterruptedException {
        try (Link link = new Link(context, options)) {
            if (!link.awaitUp()) {
                return ExitCode.INTERRUPTED;
            }
            Requests requests = requests(link);
            Job<RequestReport> job =
                    Job.start(new Errands("topiary-pub"), Text.of("publish.request.phase.asking"), requests::run);
            return follow(link, requests, job);
        } catch (IOException e) {
            return SubscribeRun.notPrinted(e);
        }
    }

    private Requests requests(Link link) {
        BrokerLimits limits = link.connection().status().limits();
        ProtocolVersion spoken = limits == null ? options.protocol().first() : limits.version();
        if (spoken != ProtocolVersion.V5 && plan.matching() instanceof Matching.Correlation) {
            throw CliException.usage("cli.pub.replyOld");
        }
        try {
            return Requests.of(
                    plan,
                    modes,
                    // what becomes of a request is told with its reply
                    new LinkOutlet(link, outcome -> {}),
                    listener -> context.connections().create(options.companion(spoken), listener),
                    topics);
        } catch (EncodeException e) {
            throw CliException.usage(e.text());
        }
    }

    private int follow(Link link, Requests requests, Job<RequestReport> job) throws InterruptedException, IOException {
        CompletableFuture<RequestReport> result = job.result();
        try {
            while (!result.isDone() && !link.events().isClosed()) {
                link.follow();
                print(requests.report());
            }
            if (!result.isDone()) {
                return ExitCode.INTERRUPTED;
            }
            RequestReport end = result.get();
            print(end);
            return code(end);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RequestException known) {
                throw new CliException(known.isRefused() ? ExitCode.REFUSED : ExitCode.NO_CONNECTION, known.text());
            }
            throw new IllegalStateException("requests failed", e.getCause());
        } finally {
            job.cancel();
        }
    }

    private void print(RequestReport report) throws IOException {
        List<Exchange> fresh = report.newest().stream()
                .filter(exchange -> exchange.number() > printed)
                .toList();
        for (Exchange exchange : fresh.reversed()) {
            printed = exchange.number();
            switch (exchange.result()) {
                case Exchange.Result.Replied reply -> {
                    byte[] line = Arrays.copyOf(reply.payload(), reply.payload().length + 1);
                    line[line.length - 1] = '\n';
                    context.out().write(line);
                    context.out().flush();
                }
                case Exchange.Result.TimedOut none ->
                    context.console().say(Text.of("cli.pub.noReply", plan.timeoutMillis() / 1_000));
                case Exchange.Result.NotAsked no -> context.console().say(no.why());
                case Exchange.Result.Unknown lost -> context.console().say(Text.of("cli.pub.unknown"), lost.why());
            }
        }
    }

    private static int code(RequestReport report) {
        if (report.notAsked() > 0) {
            return ExitCode.REFUSED;
        }
        if (report.unknown() > 0) {
            return ExitCode.NO_CONNECTION;
        }
        return report.timedOut() > 0 ? ExitCode.TIMED_OUT : ExitCode.DONE;
    }
}
