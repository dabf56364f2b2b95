package io.topiary.core.doctor;

import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** How the address of a socket is written. */
final class Sockets {

    private Sockets() {}

    /** {@code 192.0.2.1:1883}, an IPv6 address in brackets; whatever {@code address} says of itself if it is no IP one. */
    static String text(SocketAddress address) {
        if (!(address instanceof InetSocketAddress ip)) {
            return String.valueOf(address);
        }
        String host = ip.isUnresolved() ? ip.getHostString() : ip.getAddress().getHostAddress();
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + ip.getPort();
    }
}
