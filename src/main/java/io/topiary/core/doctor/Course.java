package io.topiary.core.doctor;

import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.Proxy;
import io.topiary.core.mqtt.RetryPolicy;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.mqtt.TransportProblem;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An examination: one step after the other on one thread, told as they go. */
final class Course implements Examination {

    private static final Logger LOG = LoggerFactory.getLogger(Course.class);

    /** How long DISCONNECT may take to leave. */
    private static final long GOODBYE_MILLIS = 500;

    private final ConnectOptions options;
    private final Consumer<Finding> listener;
    private final NetworkDoctor.Tools tools;
    private final Patience patience = new Patience();
    private final CompletableFuture<Report> report = new CompletableFuture<>();

    /** From here on used by the examination's thread only. */
    private final Map<CheckStep, Finding> findings = new EnumMap<>(CheckStep.class);

    private @Nullable Target target;

    /** Ways to the servers that come after the one tried now. */
    private List<Target> others = List.of();

    private @Nullable LoggedIn loggedIn;

    /** One step. */
    @FunctionalInterface
    private interface Check<T> {

        Verdict<T> run() throws StepFailure;
    }

    Course(ConnectOptions options, Consumer<Finding> listener, NetworkDoctor.Tools tools) {
        this.options = options;
        this.listener = listener;
        this.tools = tools;
    }

    void start() {
        tools.errands().execute(this::run);
    }

    @Override
    public void cancel() {
        patience.cancel();
    }

    @Override
    public CompletableFuture<Report> report() {
        return report;
    }

    private void run() {
        try (Network network = new Network(options)) {
            try {
                new Steps(network).take();
            } catch (StepFailure told) {
                skipRest();
            } finally {
                leave();
            }
            patience.check();
            report.complete(new Report(new ArrayList<>(findings.values())));
        } catch (CancellationException e) {
            report.completeExceptionally(e);
        } catch (RuntimeException e) {
            LOG.error("an examination failed", e);
            report.completeExceptionally(e);
        }
    }

    /** The steps in their order. */
    private final class Steps {

        private final Network network;
        private final TlsFiles files;
        private final Scout scout;

        private Steps(Network network) {
            this.network = network;
            this.files = new TlsFiles(tools.errands(), patience);
            this.scout = new Scout(options, network, patience, files, tools.neighbours());
        }

        /** One server after the other, as long as what is wrong with one need not be so with the next. */
        private void take() throws StepFailure {
            DnsCheck dns = new DnsCheck(options, tools.names(), tools.errands(), patience);
            List<Target> targets = step(CheckStep.DNS, hop(), dns::look);
            List<Text> passed = new ArrayList<>();
            while (true) {
                try {
                    climb(targets, passed);
                    return;
                } catch (StepFailure failure) {
                    if (others.isEmpty() || !mayWorkElsewhere(failure.failure())) {
                        throw failure;
                    }
                    passed.add(Text.of(
                            "doctor.fact.passed", server(), failure.failure().what()));
                    forget();
                    targets = others;
                }
            }
        }

        private void climb(List<Target> targets, List<Text> passed) throws StepFailure {
            target = targets.getLast();
            others = List.of();
            Ascent ascent =
                    step(CheckStep.TCP, hop(), () -> new TcpCheck(options, network, patience).connect(targets, passed));
            Target reached = ascent.target();
            target = reached;
            others = targets.stream()
                    .skip(targets.indexOf(reached))
                    .filter(each -> !each.destination().equals(reached.destination()))
                    .toList();
            if (reached.proxy() != null) {
                step(CheckStep.PROXY, server(), () -> {
                    ascent.tunnel();
                    return Verdict.ok(ascent, Text.of("doctor.proxy.ok", reached.hopText(), server()), List.of());
                });
            }
            if (reached.server().scheme().tls()) {
                TlsCheck tls = new TlsCheck(files, tools.clock());
                step(CheckStep.TLS, server(), () -> tls.encrypt(ascent));
            }
            if (reached.server().scheme().webSocket()) {
                step(CheckStep.WEB_SOCKET, Network.shownPath(reached.server()), () -> webSocket(ascent));
            }
            LoggedIn broker = step(CheckStep.CONNECT, server(), () -> new ConnectCheck(ascent).connect());
            loggedIn = broker;
            others = List.of();
            step(CheckStep.SUBSCRIBE, server(), () -> new SubscribeCheck(broker, patience).subscribe());
            step(CheckStep.PING, server(), () -> new PingCheck(broker, patience).ping());
        }

        private Verdict<Upgrade> webSocket(Ascent ascent) throws StepFailure {
            Upgrade answer = ascent.upgrade();
            return Verdict.ok(
                    answer,
                    Text.of("doctor.webSocket.ok", Network.shownPath(ascent.server()), network.subprotocol()),
                    Facts.of(answer));
        }

        /** Told at once, and once more when it is known what helps: that takes another second. */
        private void failed(CheckStep step, StepFailure failure, long millisOfStep) {
            Finding before = findings.get(failure.step());
            long millis = before == null ? millisOfStep : before.millis();
            Target tried = target;
            boolean look = tried != null && others.isEmpty() && scout.canHelp(failure, tried);
            tell((look ? scout.withoutGuesses(failure) : failure).finding(millis));
            if (failure.step() != step) {
                tell(Finding.skipped(step, Text.of("doctor.skipped")));
            }
            if (tried != null && look) {
                tell(scout.look(failure, tried).finding(millis));
            }
        }

        private <T> T step(CheckStep step, String subject, Check<T> check) throws StepFailure {
            patience.check();
            listener.accept(Finding.running(step, Text.of("doctor.running." + step, subject)));
            long begin = System.nanoTime();
            try {
                Verdict<T> verdict = check.run();
                tell(verdict.finding(step, millisSince(begin)));
                return verdict.value();
            } catch (StepFailure failure) {
                failed(step, failure, millisSince(begin));
                throw failure;
            }
        }
    }

    /** What the broker refuses for good, and what is wrong on this side or with the proxy, is so with every server. */
    private static boolean mayWorkElsewhere(Failure failure) {
        return switch (failure) {
            case Failure.Local local -> false;
            case Failure.Refused refused -> refused.policy() != RetryPolicy.STOP && refused.policy() != RetryPolicy.ASK;
            case Failure.Transport transport -> transport.problem() != TransportProblem.PROXY;
            case Failure.Protocol protocol -> true;
        };
    }

    /** The steps of a server that was given up are taken again. */
    private void forget() {
        for (CheckStep step : List.copyOf(findings.keySet())) {
            if (step != CheckStep.DNS) {
                tell(Finding.skipped(step, Text.of("doctor.again")));
            }
        }
    }

    /** The server that is tried. */
    private String server() {
        Target tried = target;
        return tried == null ? options.address().hostAndPort() : tried.server().hostAndPort();
    }

    private void tell(Finding finding) {
        patience.check();
        findings.put(finding.step(), finding);
        listener.accept(finding);
    }

    private void skipRest() {
        Scheme scheme =
                target == null ? options.address().scheme() : target.server().scheme();
        for (CheckStep step : CheckStep.values()) {
            boolean applies = switch (step) {
                case PROXY -> options.network().proxy() != null;
                case TLS -> scheme.tls();
                case WEB_SOCKET -> scheme.webSocket();
                case DNS, TCP, CONNECT, SUBSCRIBE, PING -> true;
            };
            if (applies && !findings.containsKey(step)) {
                tell(Finding.skipped(step, Text.of("doctor.skipped")));
            }
        }
    }

    /** Who is dialled: the proxy, or the broker. */
    private String hop() {
        Proxy proxy = options.network().proxy();
        return proxy == null ? options.address().hostAndPort() : proxy.host() + ":" + proxy.port();
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    private void leave() {
        LoggedIn broker = loggedIn;
        if (broker == null) {
            return;
        }
        try {
            broker.conversation().leave().get(GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException brokenAlready) {
            LOG.debug("DISCONNECT could not be sent", brokenAlready);
        }
    }
}
