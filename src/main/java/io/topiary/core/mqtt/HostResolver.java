package io.topiary.core.mqtt;

import io.topiary.core.tls.TlsContexts;
import io.topiary.core.tls.TlsMaterialException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * Looks names up and reads the files that a connection needs, each time on a thread of its own that is abandoned when
 * nobody waits any longer: neither a resolver nor a network drive can be interrupted.
 */
final class HostResolver {

    /** A look-up of a name; may block for long. */
    @FunctionalInterface
    interface Lookup {

        /** Every address of {@code host}, in the order to try them. */
        InetAddress[] all(String host) throws UnknownHostException;
    }

    private final Lookup lookup;
    private final ServerList servers;

    HostResolver(Lookup lookup, ServerList servers) {
        this.lookup = lookup;
        this.servers = servers;
    }

    /** The resolver of the system. */
    static HostResolver ofSystem() {
        return new HostResolver(InetAddress::getAllByName, ServerList.ofSystem());
    }

    /**
     * What {@code options} need before the first server is looked up.
     *
     * @return fails with {@link UnknownHostException}, {@link TlsMaterialException} or {@link PreparationException}; completes on
     *     another thread, and may be dropped at any time
     */
    CompletableFuture<Preparation> prepare(ConnectOptions options) {
        return aside(options.address().host(), () -> prepareNow(options));
    }

    /**
     * The ways to {@code server}, in the order to try them.
     *
     * @return at least one, or fails as {@link #prepare} does
     */
    CompletableFuture<List<Route>> routes(ConnectOptions options, Candidate server) {
        return aside(server.address().host(), () -> routesNow(options.network(), server));
    }

    private static <T> CompletableFuture<T> aside(String host, Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("topiary-resolve-" + host).start(() -> {
            try {
                result.complete(task.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private Preparation prepareNow(ConnectOptions options) throws TlsMaterialException, PreparationException {
        UpgradeRequest.check(options.network().webSocket());
        Will will = options.will();
        ConnectOptions read = options.withWill(will == null ? null : WillPayload.read(will));
        List<Candidate> named = new ArrayList<>();
        Exception unnamed = null;
        try {
            named.addAll(servers.of(options));
        } catch (PreparationException e) {
            if (options.network().alternates().isEmpty()) {
                throw e;
            }
            unnamed = e;
        }
        options.network().alternates().stream().map(Candidate::of).forEach(named::add);
        boolean tls =
                named.stream().anyMatch(server -> server.address().scheme().tls());
        return new Preparation(read, named, unnamed, tls ? TlsContexts.load(options.tls()) : null);
    }

    private List<Route> routesNow(NetworkOptions network, Candidate server)
            throws UnknownHostException, PreparationException {
        Proxy proxy = network.proxy();
        String host = proxy == null ? server.address().host() : proxy.host();
        List<InetAddress> found = List.of(lookup.all(ascii(host)));
        if (found.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return LocalAddress.reaching(network, host, found).stream()
                .map(address -> new Route(server, address, proxy != null))
                .toList();
    }

    /** A name with other letters as DNS has it (RFC 5891); an address or a name that can't be one stays as it is. */
    static String ascii(String host) {
        if (host.chars().allMatch(c -> c < 0x80)) {
            return host;
        }
        try {
            return IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            return host;
        }
    }
}
