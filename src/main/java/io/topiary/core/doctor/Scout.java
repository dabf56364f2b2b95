package io.topiary.core.doctor;

import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Remedy;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.mqtt.TransportProblem;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Looks around where a step failed: what else is spoken at the port, and what at the usual ones beside it. Offers only
 * what answered. Used by the examination's thread.
 */
final class Scout {

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
    private final TlsFiles files;
    private final Function<Scheme, List<Neighbour>> neighbours;

    /** @param neighbours ports to look at beside the one that failed */
    Scout(
            ConnectOptions options,
            Network network,
            Patience patience,
            TlsFiles files,
            Function<Scheme, List<Neighbour>> neighbours) {
        this.options = options;
        this.network = network;
        this.patience = patience;
        this.files = files;
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
        BrokerAddress server = target.server();
        Probing probing = new Probing(options, network, patience, files, target);
        Map<Remedy, BrokerAddress> questions = new LinkedHashMap<>();
        if (isForeign(failure)) {
            here(server, failure.step() == CheckStep.CONNECT, questions);
        }
        around(server, questions);
        List<Probe> probes = new ArrayList<>(probing.ask(questions));
        if (probes.stream()
                .anyMatch(probe -> probe.speaksTls() && probe.address().port() == server.port())) {
            // what is in there can be asked only now
            questions.clear();
            paths(server, Scheme.WSS, questions);
            probes.addAll(probing.ask(questions));
        }
        List<Remedy> remedies = new ArrayList<>();
        List<Text> facts = new ArrayList<>();
        collect(probes, server, remedies, facts);
        if (!server.equals(options.address())) {
            // A change of the address would be made to the first server, which this is not.
            remedies.clear();
        }
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
        for (Scheme scheme : List.of(Scheme.MQTTS, Scheme.MQTT)) {
            if (scheme != server.scheme()) {
                BrokerAddress other = new BrokerAddress(scheme, server.host(), server.port(), "");
                questions.put(new Remedy.UseAddress(other), other);
            }
        }
        paths(server, server.scheme() == Scheme.WSS ? Scheme.WSS : Scheme.WS, questions);
        if (atLogin && server.scheme() == Scheme.MQTT && options.protocol() == ProtocolChoice.V5) {
            questions.put(new Remedy.UseVersion(ProtocolChoice.V3_1_1), server);
        }
    }

    private static void paths(BrokerAddress server, Scheme scheme, Map<Remedy, BrokerAddress> questions) {
        for (String path : PATHS) {
            BrokerAddress other = new BrokerAddress(scheme, server.host(), server.port(), path);
            if (scheme != server.scheme()) {
                questions.put(new Remedy.UseAddress(other), other);
            } else if (!path.equals(server.path())) {
                questions.put(new Remedy.UsePath(path), other);
            }
        }
    }

    private void around(BrokerAddress server, Map<Remedy, BrokerAddress> questions) {
        for (Neighbour neighbour : neighbours.apply(server.scheme())) {
            String path = neighbour.scheme().webSocket() ? PATHS.getFirst() : "";
            if (neighbour.port() != server.port()) {
                BrokerAddress other = new BrokerAddress(neighbour.scheme(), server.host(), neighbour.port(), path);
                questions.put(new Remedy.UseAddress(other), other);
            }
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
                "doctor.fact.open",
                String.valueOf(port),
                probe.address().scheme().prefix())));
        probes.forEach(probe -> probe.wire().close());
    }
}
