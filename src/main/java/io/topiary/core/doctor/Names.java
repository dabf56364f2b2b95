package io.topiary.core.doctor;

import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Destinations;
import io.topiary.core.mqtt.PreparationException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Looks names up; may block for long. */
@FunctionalInterface
interface Names {

    /** Every address of {@code host}, in the order to try them, at least one. */
    List<InetAddress> addresses(String host) throws UnknownHostException;

    /** The servers in the order to try them, at least one; here those that the options name. */
    default List<Destinations.Server> servers(ConnectOptions options) throws PreparationException {
        List<Destinations.Server> servers = new ArrayList<>();
        servers.add(new Destinations.Server(options.address(), options.address().host()));
        options.network().alternates().forEach(each -> servers.add(new Destinations.Server(each, each.host())));
        return servers;
    }

    /** Asks the resolver and the DNS servers of the system. */
    static Names ofSystem() {
        Destinations destinations = new Destinations();
        return new Names() {
            @Override
            public List<InetAddress> addresses(String host) throws UnknownHostException {
                return destinations.addresses(host);
            }

            @Override
            public List<Destinations.Server> servers(ConnectOptions options) throws PreparationException {
                return destinations.servers(options);
            }
        };
    }
}
