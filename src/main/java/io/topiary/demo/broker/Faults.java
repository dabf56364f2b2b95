package io.topiary.demo.broker;

import java.util.Set;

/**
 * How a broker misbehaves or refuses on purpose, for tests and for trying out error messages.
 *
 * @param protocolLevels accepted protocol levels, of 4 (MQTT 3.1.1) and 5
 * @param connectCode code every CONNECT is answered with, 1 to 255; 0 judges each CONNECT on its merits
 * @param silent whether CONNECT is never answered
 * @param deniedFilters topic filters whose subscription is refused (0x87, or 0x80 in MQTT 3.1.1), compared as text
 * @param deniedTopics topic filters of topics nobody may publish to (0x87 in MQTT 5, silently dropped in MQTT 3.1.1)
 */
public record Faults(
        Set<Integer> protocolLevels,
        int connectCode,
        boolean silent,
        Set<String> deniedFilters,
        Set<String> deniedTopics) {
    /** Copies the sets. */
    public Faults {
        protocolLevels = Set.copyOf(protocolLevels);
        deniedFilters = Set.copyOf(deniedFilters);
        deniedTopics = Set.copyOf(deniedTopics);
    }

    /** No faults: both versions accepted, nothing denied. */
    public static Faults none() {
        return new Faults(Set.of(4, 5), 0, false, Set.of(), Set.of());
    }

    /** These faults with only the given protocol levels accepted. */
    public Faults withProtocolLevels(Integer... levels) {
        return new Faults(Set.of(levels), connectCode, silent, deniedFilters, deniedTopics);
    }

    /** These faults with every CONNECT answered by {@code code}. */
    public Faults withConnectCode(int code) {
        return new Faults(protocolLevels, code, silent, deniedFilters, deniedTopics);
    }

    /** These faults with CONNECT never answered. */
    public Faults withSilence() {
        return new Faults(protocolLevels, connectCode, true, deniedFilters, deniedTopics);
    }

    /** These faults with the given subscriptions refused. */
    public Faults withDeniedFilters(String... filters) {
        return new Faults(protocolLevels, connectCode, silent, Set.of(filters), deniedTopics);
    }

    /** These faults with publishing refused to topics that match one of the given filters. */
    public Faults withDeniedTopics(String... filters) {
        return new Faults(protocolLevels, connectCode, silent, deniedFilters, Set.of(filters));
    }
}
