package io.topiary.core.mqtt;

import java.net.Inet6Address;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the Server Reference of a broker that sends its clients elsewhere (MQTT 5, section 4.11): servers separated by
 * blanks, each a host name or an IP address, an IPv6 one in brackets, with or without a port. It may be hostile: whatever
 * is not exactly that is nothing.
 */
final class ServerReference {

    private static final int LONGEST_BYTES = 255;
    private static final int MOST = 3;
    private static final int LONGEST_NAME = 253;

    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
    private static final Pattern SERVER = Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([^\\[\\]:]+))(?::([0-9]{1,5}))?");

    private ServerReference() {}

    /**
     * The servers named, at most three; none if any of it is not understood.
     *
     * @param reference as the broker wrote it
     * @param from who wrote it: the servers are reached the same way, and at the same port if none is named
     */
    static List<BrokerAddress> servers(String reference, BrokerAddress from) {
        if (reference.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            return List.of();
        }
        List<BrokerAddress> servers = new ArrayList<>();
        for (String each : reference.split(" ", -1)) {
            Optional<BrokerAddress> server = server(each, from);
            if (server.isEmpty()) {
                return List.of();
            }
            if (!server.get().equals(from) && !servers.contains(server.get()) && servers.size() < MOST) {
                servers.add(server.get());
            }
        }
        return servers;
    }

    private static Optional<BrokerAddress> server(String text, BrokerAddress from) {
        Matcher matcher = SERVER.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String bracketed = matcher.group(1);
        String host = bracketed == null ? matcher.group(2) : bracketed;
        int port = matcher.group(3) == null ? from.port() : Integer.parseInt(matcher.group(3));
        boolean valid = bracketed == null ? isName(host) : isIpv6(host);
        return valid && port >= 1 && port <= 65_535
                ? Optional.of(new BrokerAddress(from.scheme(), host, port, from.path()))
                : Optional.empty();
    }

    private static boolean isName(String host) {
        return host.length() <= LONGEST_NAME && NAME.matcher(host).matches();
    }

    private static boolean isIpv6(String host) {
        try {
            var _ = Inet6Address.ofLiteral(host);
            return true;
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }
}
