package io.topiary.core.mqtt;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom to dial, for those who dial without {@link ConnectionFactory}. Asks DNS servers, which may take long: not for the FX
 * thread or a network thread. Any other thread may call it.
 */
public final class Destinations {

    private final ServerList list = ServerList.ofSystem();

    /**
     * A server that may be the broker.
     *
     * @param address where it is
     * @param checkedName the name that TLS asks for and expects in the certificate: the domain that named it in an SRV
     *     record, else its host
     */
    public record Server(BrokerAddress address, String checkedName) {}

    /**
     * The servers in the order to try them, at least one: those that SRV records name if they are wanted, else the one
     * named; then the further ones. All are there if SRV records fail and there are further ones.
     *
     * @throws PreparationException if there are none; {@link Failures#unprepared} has words for it
     */
    public List<Server> servers(ConnectOptions options) throws PreparationException {
        List<Server> servers = new ArrayList<>();
        try {
            list.of(options).forEach(candidate -> servers.add(server(candidate)));
        } catch (PreparationException e) {
            if (options.network().alternates().isEmpty()) {
                throw e;
            }
        }
        options.network().alternates().forEach(each -> servers.add(server(Candidate.of(each))));
        return servers;
    }

    private static Server server(Candidate candidate) {
        String domain = candidate.domain();
        return new Server(
                candidate.address(), domain == null ? candidate.address().host() : domain);
    }

    /** Every address of {@code host}, in the order to try them, at least one. */
    public List<InetAddress> addresses(String host) throws UnknownHostException {
        List<InetAddress> found = List.of(InetAddress.getAllByName(HostResolver.ascii(host)));
        if (found.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return found;
    }

    /**
     * Those of {@code found} that can be reached from the local address.
     *
     * @param host whose addresses they are, at least one
     * @return at least one
     * @throws PreparationException if none can be reached, or the local address is none
     */
    public static List<InetAddress> reaching(NetworkOptions network, String host, List<InetAddress> found)
            throws PreparationException {
        return LocalAddress.reaching(network, host, found);
    }

    /**
     * The address of this machine to connect from, or null for any.
     *
     * @throws PreparationException if it is no address
     */
    public static @Nullable InetAddress local(NetworkOptions network) throws PreparationException {
        return LocalAddress.of(network.localAddress());
    }
}
