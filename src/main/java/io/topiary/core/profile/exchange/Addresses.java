package io.topiary.core.profile.exchange;

import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.profile.ConnectionUri;
import java.net.IDN;

/** Addresses of brokers as other tools write them: in pieces. */
final class Addresses {

    private static final int ASCII_END = 0x80;

    private Addresses() {}

    /**
     * The address made of these pieces.
     *
     * @param host an IPv6 address with or without brackets
     * @param path with or without the leading slash; left out unless WebSocket
     * @throws RefusedException if they make none
     */
    static BrokerAddress of(Scheme scheme, String host, long port, String path) {
        String bare = bare(host.strip());
        if (bare.isEmpty()) {
            throw new RefusedException("exchange.refused.noHost");
        }
        if (!ConnectionUri.isHost(bare)) {
            throw new RefusedException("uri.invalid.host", Shown.text(bare));
        }
        if (port < 1 || port > 65_535) {
            throw new RefusedException("uri.invalid.port", String.valueOf(port));
        }
        String tail = scheme.webSocket() ? path.strip() : "";
        BrokerAddress address =
                new BrokerAddress(scheme, bare, (int) port, tail.startsWith("/") ? tail.substring(1) : tail);
        // It is stored as a URI: what does not come back as it was could not be opened tomorrow.
        if (!ConnectionUri.parse(address.uri()).address().equals(address)) {
            throw new RefusedException("uri.invalid.host", Shown.text(bare));
        }
        return address;
    }

    /** Tells of letters beyond ASCII in a host name, which can look like others. */
    static void warnIfForeign(String host, Warnings warnings) {
        if (host.chars().allMatch(c -> c < ASCII_END)) {
            return;
        }
        String onTheWire;
        try {
            onTheWire = IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            onTheWire = "–";
        }
        warnings.add("exchange.warn.host", Shown.text(host), Shown.text(onTheWire));
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
