package io.topiary.core.mqtt;

import io.topiary.core.tls.TlsParameters;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * All that one attempt at one server needs, names already resolved and certificates already read.
 *
 * @param options what the user wants, with the address of the server that is dialled
 * @param version the version of MQTT to speak
 * @param route how the server is dialled
 * @param tls how to encrypt, or null for plain text
 */
record LinkPlan(
        ConnectOptions options,
        ProtocolVersion version,
        Route route,
        @Nullable TlsParameters tls) {

    /** Plans to dial {@code route}; {@code tls} is left out where the server's scheme is a plain one. */
    static LinkPlan of(ConnectOptions options, ProtocolVersion version, Route route, @Nullable TlsParameters tls) {
        BrokerAddress address = route.server().address();
        return new LinkPlan(
                options.withAddress(address), version, route, address.scheme().tls() ? tls : null);
    }

    /**
     * The name that TLS asks for (SNI) and expects in the certificate.
     *
     * <p>It is the name that the user gave: the server name of the TLS options, else the domain, else the host. A server
     * that was found by SRV records is checked by the domain and not by the target of the record, because who can forge a
     * DNS answer would choose the target (RFC 6125, section 6.2.1; RFC 4985, section 1).
     */
    String checkedName() {
        String wanted = options.tls().serverName();
        if (wanted != null) {
            return wanted;
        }
        String domain = route.server().domain();
        return domain == null ? options.address().host() : domain;
    }

    /**
     * The machine to dial under {@link #checkedName()}, which is what the client library hands to TLS; with the port of
     * the server, also where the machine is a proxy. Without TLS the name goes nowhere, and must only be one.
     */
    InetSocketAddress dialled() {
        InetAddress machine = route.machine();
        String checked = checkedName();
        String name = tls == null && !UpgradeRequest.isUriHost(checked) ? machine.getHostAddress() : checked;
        try {
            InetAddress named = machine instanceof Inet6Address scoped && scoped.getScopeId() != 0
                    ? Inet6Address.getByAddress(name, scoped.getAddress(), scoped.getScopeId())
                    : InetAddress.getByAddress(name, machine.getAddress());
            return new InetSocketAddress(named, options.address().port());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    /** Who is at the other end when the link is up. */
    Endpoint endpoint(@Nullable String applicationProtocol) {
        return new Endpoint(options.address(), route.machine().getHostAddress(), route.proxied(), applicationProtocol);
    }
}
