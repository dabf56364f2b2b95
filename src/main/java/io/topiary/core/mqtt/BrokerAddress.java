package io.topiary.core.mqtt;

import java.net.InetAddress;

/**
 * Where a broker is.
 *
 * @param scheme what the bytes travel in
 * @param host name or IP address; an IPv6 address without brackets, which are taken off
 * @param port 1 to 65,535
 * @param path WebSocket path without the leading slash, with {@code ?query} if there is one; empty unless WebSocket
 */
public record BrokerAddress(Scheme scheme, String host, int port, String path) {

    public BrokerAddress {
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        if (host.isEmpty() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("no such address: " + host + " " + port);
        }
    }

    /** {@code host:port}, an IPv6 address in brackets. */
    public String hostAndPort() {
        return bracketedHost() + ":" + port;
    }

    /** Whether {@code host} is an IP address rather than a name. */
    static boolean isLiteral(String host) {
        try {
            return InetAddress.ofLiteral(host).getAddress().length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The host as it stands before a port: an IPv6 address in brackets. */
    String bracketedHost() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    /** The address as a URI; the port is written even if it is the scheme's own. */
    public String uri() {
        return scheme.prefix() + "://" + hostAndPort() + (path.isEmpty() ? "" : "/" + path);
    }

    @Override
    public String toString() {
        return uri();
    }
}
