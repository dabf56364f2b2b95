package io.topiary.core.mqtt;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The addresses of this machine. */
final class LocalAddress {

    private static final int MOST = 12;

    private LocalAddress() {}

    /**
     * The address that {@code text} is, without looking anything up; null if it is null.
     *
     * @throws PreparationException if it is no IP address
     */
    static @Nullable InetAddress of(@Nullable String text) throws PreparationException {
        if (text == null) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            throw new PreparationException("localNoAddress", null, text);
        }
    }

    /**
     * Those of {@code found} that can be reached from the local address, which takes the same kind of address; all if
     * there is none.
     *
     * @param host whose addresses they are, at least one
     * @return at least one
     * @throws PreparationException if none can be reached, or the local address is none
     */
    static List<InetAddress> reaching(NetworkOptions network, String host, List<InetAddress> found)
            throws PreparationException {
        InetAddress local = of(network.localAddress());
        List<InetAddress> reachable = found.stream()
                .filter(address -> local == null || sameFamily(local, address))
                .toList();
        if (reachable.isEmpty()) {
            throw new PreparationException(
                    "localFamily",
                    null,
                    String.valueOf(network.localAddress()),
                    host,
                    found.getFirst().getHostAddress());
        }
        return reachable;
    }

    private static boolean sameFamily(InetAddress one, InetAddress other) {
        return one instanceof Inet6Address == other instanceof Inet6Address;
    }

    /** The addresses that this machine has now, separated by commas. */
    static String all() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(InetAddress::getHostAddress)
                    .limit(MOST)
                    .collect(Collectors.joining(", "));
        } catch (SocketException e) {
            return "?";
        }
    }
}
