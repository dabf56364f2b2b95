package io.topiary.core.doctor;

import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.Failures;
import io.topiary.core.mqtt.Proxy;
import io.topiary.core.text.Text;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;

/** Looks up who is to be dialled: the proxy, or each server of the broker. */
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
        BrokerAddress address = options.address();
        Proxy proxy = options.network().proxy();
        StepFailure last = null;
        if (proxy != null) {
            // the proxy looks the broker's name up itself
            for (InetAddress found : addresses(address, proxy.host())) {
                targets.add(new Target(address, new InetSocketAddress(found, proxy.port()), proxy));
            }
        } else {
            for (BrokerAddress server : servers()) {
                try {
                    for (InetAddress found : addresses(server, server.host())) {
                        targets.add(new Target(server, new InetSocketAddress(found, server.port()), null));
                    }
                } catch (StepFailure unknown) {
                    facts.add(unknown.failure().what());
                    last = unknown;
                }
            }
        }
        if (targets.isEmpty() && last != null) {
            throw last;
        }
        return verdict(proxy == null ? address.host() : proxy.host());
    }

    private List<BrokerAddress> servers() {
        List<BrokerAddress> servers = new ArrayList<>();
        servers.add(options.address());
        servers.addAll(options.network().alternates());
        return servers;
    }

    private Verdict<List<Target>> verdict(String host) {
        if (!asked) {
            return Verdict.skipped(targets, Text.of("doctor.dns.literal", host));
        }
        if (targets.size() == 1) {
            return Verdict.ok(
                    targets,
                    Text.of("doctor.dns.one", host, targets.getFirst().hop().getAddress().getHostAddress()),
                    facts);
        }
        return Verdict.ok(targets, Text.of("doctor.dns.many", host, targets.size()), facts);
    }

    private List<InetAddress> addresses(BrokerAddress server, String host) throws StepFailure {
        try {
            return List.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException noLiteral) {
            asked = true;
        }
        long begin = System.nanoTime();
        List<InetAddress> found = lookUp(new Failures(options.withAddress(server), options.protocol().first()), host);
        long millis = (System.nanoTime() - begin) / 1_000_000;
        for (InetAddress each : found) {
            facts.add(Text.of("doctor.fact.address", host, each.getHostAddress(), millis));
        }
        return found;
    }

    private List<InetAddress> lookUp(Failures words, String host) throws StepFailure {
        CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
        errands.execute(() -> {
            try {
                found.complete(names.addresses(host));
            } catch (UnknownHostException | RuntimeException e) {
                found.completeExceptionally(e);
            }
        });
        try {
            return patience.await(found, options.session().connectTimeoutMillis());
        } catch (TimeoutException e) {
            throw failed(words.resolverTimedOut());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw failed(words.unprepared(cause == null ? e : cause));
        }
    }

    private static StepFailure failed(Failure failure) {
        return new StepFailure(CheckStep.DNS, failure, List.of());
    }
}
