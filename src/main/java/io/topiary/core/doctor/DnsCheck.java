package io.topiary.core.doctor;

import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Destinations;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.Failures;
import io.topiary.core.mqtt.PreparationException;
import io.topiary.core.mqtt.Proxy;
import io.topiary.core.text.Text;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;

/** Looks up who is to be dialled: the servers of the broker, and the addresses of each, or of the proxy before them. */
final class DnsCheck {

    private final ConnectOptions options;
    private final Names names;
    private final Executor errands;
    private final Patience patience;

    private final List<Target> targets = new ArrayList<>();
    private final List<Text> facts = new ArrayList<>();
    private boolean asked;

    /** @param errands runs look-ups, and lets go of those that nobody waits for any longer */
    DnsCheck(ConnectOptions options, Names names, Executor errands, Patience patience) {
        this.options = options;
        this.names = names;
        this.errands = errands;
        this.patience = patience;
    }

    /** The ways to the broker in the order to try them, at least one. */
    Verdict<List<Target>> look() throws StepFailure {
        List<StepFailure> unknown = new ArrayList<>();
        for (Destinations.Server server : servers()) {
            try {
                addTargets(server);
            } catch (StepFailure failure) {
                facts.add(failure.failure().what());
                unknown.add(failure);
            }
        }
        if (targets.isEmpty()) {
            throw unknown.getLast();
        }
        return verdict();
    }

    private List<Destinations.Server> servers() throws StepFailure {
        Failures words = words(options.address());
        List<Destinations.Server> servers = aside(
                () -> names.servers(options),
                words,
                options.network().srv() ? words.preparationTimedOut() : words.resolverTimedOut());
        if (options.network().srv()) {
            asked = true;
            servers.forEach(server ->
                    facts.add(Text.of("doctor.fact.server", server.address().hostAndPort())));
        }
        return servers;
    }

    private void addTargets(Destinations.Server server) throws StepFailure {
        Proxy proxy = options.network().proxy();
        // a proxy looks the server's name up itself
        String host = proxy == null ? server.address().host() : proxy.host();
        int port = proxy == null ? server.address().port() : proxy.port();
        Failures words = words(server.address());
        try {
            for (InetAddress found : Destinations.reaching(options.network(), host, addresses(host, words))) {
                targets.add(new Target(server, new InetSocketAddress(found, port), proxy));
            }
        } catch (PreparationException e) {
            throw failed(words.unprepared(e));
        }
    }

    private Verdict<List<Target>> verdict() {
        Proxy proxy = options.network().proxy();
        String host = proxy == null ? options.address().host() : proxy.host();
        if (!asked) {
            return Verdict.skipped(targets, Text.of("doctor.dns.literal", host));
        }
        if (targets.size() == 1) {
            String address = targets.getFirst().hop().getAddress().getHostAddress();
            return Verdict.ok(targets, Text.of("doctor.dns.one", host, address), facts);
        }
        return Verdict.ok(targets, Text.of("doctor.dns.many", host, targets.size()), facts);
    }

    private List<InetAddress> addresses(String host, Failures words) throws StepFailure {
        try {
            return List.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException noLiteral) {
            asked = true;
        }
        long begin = System.nanoTime();
        List<InetAddress> found = aside(() -> names.addresses(host), words, words.resolverTimedOut());
        long millis = (System.nanoTime() - begin) / 1_000_000;
        for (InetAddress each : found) {
            facts.add(Text.of("doctor.fact.address", host, each.getHostAddress(), millis));
        }
        return found;
    }

    private <T> T aside(Callable<T> lookUp, Failures words, Failure late) throws StepFailure {
        CompletableFuture<T> found = new CompletableFuture<>();
        errands.execute(() -> {
            try {
                found.complete(lookUp.call());
            } catch (Exception e) {
                found.completeExceptionally(e);
            }
        });
        try {
            return patience.await(found, options.session().connectTimeoutMillis());
        } catch (TimeoutException e) {
            throw failed(late);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw failed(words.unprepared(cause == null ? e : cause));
        }
    }

    private Failures words(BrokerAddress server) {
        return new Failures(options.withAddress(server), options.protocol().first());
    }

    private static StepFailure failed(Failure failure) {
        return new StepFailure(CheckStep.DNS, failure, List.of());
    }
}
