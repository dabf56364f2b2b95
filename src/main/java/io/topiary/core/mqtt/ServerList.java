package io.topiary.core.mqtt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Names the servers behind an address: the host itself, or those that SRV records of its domain name (RFC 2782), as
 * {@code _mqtt._tcp.example.com} and {@code _secure-mqtt._tcp.example.com} (the names registered with IANA).
 */
final class ServerList {

    private final ServiceLookup lookup;
    private final RandomGenerator random;

    /** @param random draws among the servers of one priority */
    ServerList(ServiceLookup lookup, RandomGenerator random) {
        this.lookup = lookup;
        this.random = random;
    }

    /** Asks the DNS servers of the system. */
    static ServerList ofSystem() {
        return new ServerList(new DnsServiceLookup("dns:"), RandomGenerator.getDefault());
    }

    /**
     * The servers in the order to try them, without the further ones that the user named; may block for long.
     *
     * @throws PreparationException if there are none, or DNS does not answer
     */
    List<Candidate> of(ConnectOptions options) throws PreparationException {
        BrokerAddress address = options.address();
        if (!options.network().srv()) {
            return List.of(Candidate.of(address));
        }
        if (address.scheme().webSocket()) {
            throw new PreparationException("srvWebSocket", null);
        }
        if (BrokerAddress.isLiteral(address.host())) {
            throw new PreparationException("srvLiteral", null);
        }
        String name =
                (address.scheme().tls() ? "_secure-mqtt._tcp." : "_mqtt._tcp.") + HostResolver.ascii(address.host());
        List<ServiceRecord> records = find(name);
        if (records.isEmpty()) {
            throw new PreparationException("srvNone", TransportProblem.UNKNOWN_HOST, name);
        }
        // "not offered" stands alone (RFC 2782, "Target"); beside others it names nothing
        List<Candidate> servers = ordered(records).stream()
                .filter(record -> !record.target().isEmpty() && record.port() > 0)
                .map(record -> new Candidate(
                        new BrokerAddress(address.scheme(), record.target(), record.port(), ""), address.host()))
                .toList();
        if (servers.isEmpty()) {
            throw new PreparationException("srvNotOffered", null, name);
        }
        return servers;
    }

    private List<ServiceRecord> find(String name) throws PreparationException {
        try {
            return lookup.find(name);
        } catch (IOException e) {
            PreparationException silent = new PreparationException("srvSilent", TransportProblem.UNKNOWN_HOST);
            silent.initCause(e);
            throw silent;
        }
    }

    private List<ServiceRecord> ordered(List<ServiceRecord> records) {
        Map<Integer, List<ServiceRecord>> byPriority = records.stream()
                .collect(Collectors.groupingBy(ServiceRecord::priority, TreeMap::new, Collectors.toList()));
        return byPriority.values().stream()
                .flatMap(equals -> drawn(equals).stream())
                .toList();
    }

    /** The draw of RFC 2782, "Weight": weightless records first in the urn, then one after the other by its share. */
    private List<ServiceRecord> drawn(List<ServiceRecord> equals) {
        List<ServiceRecord> urn = new ArrayList<>(equals);
        urn.sort(Comparator.comparing(record -> record.weight() != 0));
        List<ServiceRecord> drawn = new ArrayList<>();
        while (!urn.isEmpty()) {
            int sum = urn.stream().mapToInt(ServiceRecord::weight).sum();
            int mark = random.nextInt(sum + 1);
            int at = 0;
            int running = urn.getFirst().weight();
            while (running < mark) {
                running += urn.get(++at).weight();
            }
            drawn.add(urn.remove(at));
        }
        return drawn;
    }
}
