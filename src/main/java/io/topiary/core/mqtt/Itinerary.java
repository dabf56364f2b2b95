package io.topiary.core.mqtt;

import io.topiary.core.text.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The servers of one attempt and their addresses, those still to try and what came of those that were.
 *
 * <p>The next address is tried when one can't be reached; the next server when no address of one can, or when it can but
 * TLS, WebSocket or MQTT does not come about there. What the broker refuses for good, and what is wrong on this side or
 * with the proxy, would be the same everywhere and ends the attempt. Used on one thread.
 */
final class Itinerary {

    /** What came of one way, or of looking for ways to one server. */
    private record Miss(Candidate server, Failure failure) {}

    private final BrokerAddress first;
    private final Deque<Candidate> candidates;
    private final Deque<Route> routes = new ArrayDeque<>();
    private final List<Miss> misses = new ArrayList<>();

    Itinerary(Preparation preparation) {
        this.first = preparation.options().address();
        this.candidates = new ArrayDeque<>(preparation.candidates());
    }

    /** Whether something has been tried in vain. */
    boolean begun() {
        return !misses.isEmpty();
    }

    /** The next way to the current server, null if there is none left. */
    @Nullable
    Route nextRoute() {
        return routes.poll();
    }

    /** The next server, null if there is none left. */
    @Nullable
    Candidate nextServer() {
        return candidates.poll();
    }

    /** The ways to the current server. */
    void found(List<Route> found) {
        routes.addAll(found);
    }

    /** No server could be named where {@code server} was asked about. */
    void unnamed(Candidate server, Failure failure) {
        misses.add(new Miss(server, failure));
    }

    /**
     * Notes that {@code server} did not let us in.
     *
     * @param step how far it came
     * @return whether there is another way to try now
     */
    boolean goesOn(Candidate server, Failure failure, ConnectStep step) {
        misses.add(new Miss(server, failure));
        boolean verdict = !isRetried(failure.policy());
        if (verdict || step == ConnectStep.CONNECT) {
            routes.clear();
        }
        boolean same = switch (failure) {
            case Failure.Local _ -> true;
            case Failure.Refused _ -> verdict;
            case Failure.Transport transport -> transport.problem() == TransportProblem.PROXY && routes.isEmpty();
            case Failure.Protocol _ -> false;
        };
        return !same && !(routes.isEmpty() && candidates.isEmpty());
    }

    private static boolean isRetried(RetryPolicy policy) {
        return policy != RetryPolicy.STOP && policy != RetryPolicy.ASK;
    }

    /** What to tell when it is over: the last miss, and how many there were before. */
    Failure verdict() {
        Miss last = misses.getLast();
        Failure failure = last.server().address().equals(first) ? last.failure() : withoutRemedies(last.failure());
        if (misses.size() == 1) {
            return failure;
        }
        long servers = misses.stream().map(Miss::server).distinct().count();
        Text why = servers > 1
                ? Text.of("failure.triedServers", failure.why(), servers)
                : Text.of("failure.triedAddresses", failure.why(), misses.size());
        String before = misses.stream()
                .limit(misses.size() - 1)
                .map(miss -> miss.server().address().hostAndPort() + ": "
                        + miss.failure().detail())
                .collect(Collectors.joining(" | "));
        Failure.Explanation words = failure.explanation();
        return with(
                failure,
                new Failure.Explanation(words.what(), why, words.remedy(), policy(failure), words.remedies()),
                failure.detail() + " | before: " + before);
    }

    /** A server that may come back is worth another attempt, whatever is wrong with the last one. */
    private RetryPolicy policy(Failure last) {
        if (last instanceof Failure.Transport && last.policy() == RetryPolicy.STOP) {
            return misses.stream()
                    .map(miss -> miss.failure().policy())
                    .filter(Itinerary::isRetried)
                    .findFirst()
                    .orElse(RetryPolicy.STOP);
        }
        return last.policy();
    }

    /** A change of the address would be made to the profile's first server, which this is not. */
    private static Failure withoutRemedies(Failure failure) {
        Failure.Explanation words = failure.explanation();
        List<Remedy> remedies = words.remedies().stream()
                .filter(remedy -> !(remedy instanceof Remedy.UseAddress) && !(remedy instanceof Remedy.UsePath))
                .toList();
        return with(
                failure,
                new Failure.Explanation(words.what(), words.why(), words.remedy(), words.policy(), remedies),
                failure.detail());
    }

    private static Failure with(Failure failure, Failure.Explanation words, String detail) {
        return switch (failure) {
            case Failure.Transport transport ->
                new Failure.Transport(words, transport.problem(), detail, transport.certificates());
            case Failure.Refused refused ->
                new Failure.Refused(words, refused.code(), refused.reasonString(), refused.serverReference(), detail);
            case Failure.Protocol _ -> new Failure.Protocol(words, detail);
            case Failure.Local _ -> new Failure.Local(words, detail);
        };
    }
}
