package io.topiary.core.mqtt;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
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
