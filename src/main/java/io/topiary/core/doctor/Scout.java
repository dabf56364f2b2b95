package io.topiary.core.doctor;

import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.Remedy;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.mqtt.TransportProblem;
import io.topiary.core.text.Text;
import io.topiary.core.tls.TlsContexts;
import io.topiary.core.tls.TlsMaterialException;
import io.topiary.core.tls.TlsOptions;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/**
 * Looks around where a step failed: what else is spoken at the port, and what at the usual ones beside it. Offers only
 * what answered. Used by the examination's thread.
 */
final class Scout {

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Usual WebSocket paths, the standard's example first. */
    private static final List<String> PATHS = List.of("mqtt", "ws", "");

    /** Nothing listens, or nothing gets through. */
    private static final Set<TransportProblem> DEAF = EnumSet.of(TransportProblem.REFUSED, TransportProblem.NO_ANSWER);

    /** Something else may be spoken at the port. */
    private static final Set<TransportProblem> FOREIGN = EnumSet.of(
            TransportProblem.NOT_TLS,
            TransportProblem.CLOSED_DURING_TLS,
            TransportProblem.NO_ANSWER,
            TransportProblem.LOOKS_LIKE_TLS,
            TransportProblem.NOT_MQTT,
            TransportProblem.NO_CONNACK,
            TransportProblem.CLOSED_DURING_LOGIN,
            TransportProblem.NOT_WEB_SOCKET,
            TransportProblem.WEB_SOCKET_REFUSED,
            TransportProblem.OTHER);

    private final ConnectOptions options;
    private final Network network;
    private final Patience patience;
    private final Function<Scheme, List<Neighbour>> neighbours;

    /** @param neighbours ports to look at beside the one that failed */
    Scout(
            ConnectOptions options,
            Network network,
            Patience patience,
            Function<Scheme, List<Neighbour>> neighbours) {
        this.options = options;
        this.network = network;
        this.patience = patience;
        this.neighbours = neighbours;
    }

    /** Whether another port or another protocol may be the cure. */
    boolean canHelp(StepFailure failure, Target target) {
        return target.proxy() == null && (isDeaf(failure) || isForeign(failure));
    }

    /** {@code failure} without the remedies that only a look around can tell to be any. */
    StepFailure withoutGuesses(StepFailure failure) {
        return failure.with(certain(failure), List.of());
    }

    /** {@code failure} with the remedies that were seen to work in place of those that are guesses. */
    StepFailure look(StepFailure failure, Target target) {
        Map<Remedy, BrokerAddress> questions = new LinkedHashMap<>();
        BrokerAddress server = target.server();
        if (isForeign(failure)) {
            here(server, failure.step() == CheckStep.CONNECT, questions);
        }
        around(server, questions);
        List<Remedy> remedies = new ArrayList<>();
        List<Text> facts = new ArrayList<>();
        collect(ask(questions, target), server, remedies, facts);
        remedies.addAll(certain(failure));
        return failure.with(remedies, facts);
    }

    private static List<Remedy> certain(StepFailure failure) {
        return failure.remedies().stream().filter(remedy -> !isGuess(remedy)).toList();
    }

    private static boolean isDeaf(StepFailure failure) {
        return failure.step() == CheckStep.TCP
                && failure.failure() instanceof Failure.Transport transport
                && DEAF.contains(transport.problem());
    }

    private static boolean isForeign(StepFailure failure) {
        return switch (failure.step()) {
            case DNS, TCP, PROXY, SUBSCRIBE, PING -> false;
            case TLS, WEB_SOCKET, CONNECT ->
                switch (failure.failure()) {
                    case Failure.Transport transport -> FOREIGN.contains(transport.problem());
                    case Failure.Protocol protocol -> true;
                    case Failure.Refused refused -> false;
                    case Failure.Local local -> false;
                };
        };
    }

    private static boolean isGuess(Remedy remedy) {
        return remedy instanceof Remedy.UseAddress
                || remedy instanceof Remedy.UsePath
                || remedy instanceof Remedy.UseVersion;
    }

    /** What else may be spoken at the port itself. */
    private void here(BrokerAddress server, boolean atLogin, Map<Remedy, BrokerAddress> questions) {
        for (Scheme scheme : List.of(Scheme.MQTTS, Scheme.MQTT, Scheme.WSS, Scheme.WS)) {
            for (String path : scheme.webSocket() ? PATHS : List.of("")) {
                BrokerAddress other = new BrokerAddress(scheme, server.host(), server.port(), path);
                if (scheme != server.scheme()) {
                    questions.put(new Remedy.UseAddress(other), other);
                } else if (scheme.webSocket() && !path.equals(server.path())) {
                    questions.put(new Remedy.UsePath(path), other);
                }
            }
        }
        if (atLogin && server.scheme() == Scheme.MQTT && options.protocol().first() == ProtocolVersion.V5) {
            questions.put(new Remedy.UseVersion(ProtocolChoice.V3_1_1), server);
        }
    }

    private void around(BrokerAddress server, Map<Remedy, BrokerAddress> questions) {
        for (Neighbour neighbour : neighbours.apply(server.scheme())) {
            for (String path : neighbour.scheme().webSocket() ? PATHS : List.of("")) {
                BrokerAddress other = new BrokerAddress(neighbour.scheme(), server.host(), neighbour.port(), path);
                if (neighbour.port() != server.port()) {
                    questions.put(new Remedy.UseAddress(other), other);
                }
            }
        }
    }

    private List<Probe> ask(Map<Remedy, BrokerAddress> questions, Target target) {
        List<Probe> probes = new ArrayList<>();
        try {
            Shield shield = shield();
            long end = System.nanoTime() + LONGEST_NANOS;
            for (Map.Entry<Remedy, BrokerAddress> question : questions.entrySet()) {
                InetSocketAddress hop = new InetSocketAddress(
                        target.hop().getAddress(), question.getValue().port());
                probes.add(Probe.ask(
                        question.getKey(), new Target(question.getValue(), hop, null), network, shield));
            }
            CompletableFuture<?>[] answers =
                    probes.stream().map(Probe::answer).toArray(CompletableFuture<?>[]::new);
            var _ = patience.await(
                    CompletableFuture.allOf(answers), TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
        } catch (TimeoutException | ExecutionException enough) {
            // what has answered by now counts
        } catch (UnknownHostException | TlsMaterialException | SSLException e) {
            return probes;
        }
        return probes;
    }

    /** The user's own settings if they can be used; whom it trusts does not matter to a look at the first bytes. */
    private Shield shield() throws TlsMaterialException, SSLException {
        try {
            return new Shield(options.tls(), TlsContexts.load(options.tls()));
        } catch (TlsMaterialException e) {
            return new Shield(TlsOptions.DEFAULT, TlsContexts.load(TlsOptions.DEFAULT));
        }
    }

    /** Encrypted ones first where encryption was wanted, and one a port and scheme. */
    private static void collect(List<Probe> probes, BrokerAddress server, List<Remedy> remedies, List<Text> facts) {
        Map<String, Probe> found = new LinkedHashMap<>();
        Map<Integer, Probe> silent = new LinkedHashMap<>();
        for (Probe probe : probes) {
            BrokerAddress address = probe.address();
            if (probe.yes()) {
                found.putIfAbsent(address.scheme() + " " + address.port(), probe);
            } else if (probe.open() && address.port() != server.port()) {
                silent.putIfAbsent(address.port(), probe);
            }
        }
        List<Probe> ordered = new ArrayList<>(found.values());
        if (server.scheme().tls()) {
            ordered.sort((a, b) -> Boolean.compare(
                    b.address().scheme().tls(), a.address().scheme().tls()));
        }
        for (Probe probe : ordered) {
            remedies.add(probe.remedy());
            facts.add(Text.of("doctor.fact.found", probe.address().uri()));
            silent.remove(probe.address().port());
        }
        silent.forEach((port, probe) -> facts.add(Text.of(
                "doctor.fact.open", String.valueOf(port), probe.address().scheme().prefix())));
        probes.forEach(probe -> probe.wire().close());
    }
}
