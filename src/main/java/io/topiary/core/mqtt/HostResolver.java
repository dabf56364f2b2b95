package io.topiary.core.mqtt;

import io.topiary.core.tls.TlsContexts;
import io.topiary.core.tls.TlsMaterialException;
import io.topiary.core.tls.TlsParameters;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Looks names up and reads certificate files, each time on a thread of its own that is abandoned when nobody waits any
 * longer: neither a resolver nor a network drive can be interrupted.
 */
final class HostResolver {

    /** A look-up of a name; may block for long. */
    @FunctionalInterface
    interface Lookup {

        /** Every address of {@code host}, in the order to try them. */
        InetAddress[] all(String host) throws UnknownHostException;
    }

    private final Lookup lookup;

    HostResolver(Lookup lookup) {
        this.lookup = lookup;
    }

    /** The resolver of the system. */
    static HostResolver ofSystem() {
        return new HostResolver(InetAddress::getAllByName);
    }

    /**
     * What {@code options} need before dialling.
     *
     * @return fails with {@link UnknownHostException} or {@link TlsMaterialException}; completes on another thread, and
     *     may be dropped at any time
     */
    CompletableFuture<Preparation> prepare(ConnectOptions options) {
        CompletableFuture<Preparation> prepared = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("topiary-resolve-" + options.address().host())
                .start(() -> {
                    try {
                        prepared.complete(prepareNow(options));
                    } catch (UnknownHostException | TlsMaterialException | RuntimeException e) {
                        prepared.completeExceptionally(e);
                    }
                });
        return prepared;
    }

    private Preparation prepareNow(ConnectOptions options) throws UnknownHostException, TlsMaterialException {
        BrokerAddress address = options.address();
        TlsParameters tls = address.scheme().tls() ? TlsContexts.load(options.tls()) : null;
        Proxy proxy = options.network().proxy();
        List<Route> routes = new ArrayList<>();
        if (proxy != null) {
            InetSocketAddress server = InetSocketAddress.createUnresolved(address.host(), address.port());
            for (InetAddress found : lookup.all(proxy.host())) {
                routes.add(new Route(server, new InetSocketAddress(found, proxy.port())));
            }
        } else {
            for (InetAddress found : lookup.all(address.host())) {
                routes.add(new Route(new InetSocketAddress(named(address.host(), found), address.port()), null));
            }
        }
        if (routes.isEmpty()) {
            throw new UnknownHostException(address.host());
        }
        return new Preparation(routes, tls);
    }

    /** The address with the name as the user wrote it: TLS sends and checks that name. */
    private static InetAddress named(String host, InetAddress address) throws UnknownHostException {
        if (address instanceof Inet6Address scoped && scoped.getScopeId() != 0) {
            return Inet6Address.getByAddress(host, scoped.getAddress(), scoped.getScopeId());
        }
        return InetAddress.getByAddress(host, address.getAddress());
    }
}
