package io.topiary.core.tls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a TLS connection is to be made. {@link #DEFAULT} trusts what the system trusts and checks everything.
 *
 * @param trust which servers are trusted
 * @param client the client's certificate
 * @param protocols TLS versions allowed, such as {@code TLSv1.3}; empty for 1.2 and 1.3
 * @param cipherSuites cipher suites allowed by their JSSE names; empty for the defaults
 * @param serverName the name asked for by SNI (RFC 6066, section 3) and expected in the certificate, or null for the host
 * @param alpn application protocols offered (RFC 7301), in order; empty for none
 * @param relaxations checks that are switched off
 */
public record TlsOptions(
        Trust trust,
        ClientCertificate client,
        List<String> protocols,
        List<String> cipherSuites,
        @Nullable String serverName,
        List<String> alpn,
        Relaxations relaxations) {

    /** The system's trust, no client certificate, everything checked. */
    public static final TlsOptions DEFAULT = new TlsOptions(
            Trust.SYSTEM, ClientCertificate.NONE, List.of(), List.of(), null, List.of(), Relaxations.NONE);

    public TlsOptions {
        protocols = List.copyOf(protocols);
        cipherSuites = List.copyOf(cipherSuites);
        alpn = List.copyOf(alpn);
    }

    /** The same trusting others. */
    public TlsOptions withTrust(Trust newTrust) {
        return new TlsOptions(newTrust, client, protocols, cipherSuites, serverName, alpn, relaxations);
    }

    /** The same with another client certificate. */
    public TlsOptions withClient(ClientCertificate newClient) {
        return new TlsOptions(trust, newClient, protocols, cipherSuites, serverName, alpn, relaxations);
    }

    /** The same with other TLS versions, empty for the defaults. */
    public TlsOptions withProtocols(List<String> newProtocols) {
        return new TlsOptions(trust, client, newProtocols, cipherSuites, serverName, alpn, relaxations);
    }

    /** The same with other cipher suites, empty for the defaults. */
    public TlsOptions withCipherSuites(List<String> newCipherSuites) {
        return new TlsOptions(trust, client, protocols, newCipherSuites, serverName, alpn, relaxations);
    }

    /** The same with other checks switched off. */
    public TlsOptions withRelaxations(Relaxations newRelaxations) {
        return new TlsOptions(trust, client, protocols, cipherSuites, serverName, alpn, newRelaxations);
    }

    /** The same asking for another name by SNI, null for the host's. */
    public TlsOptions withServerName(@Nullable String newServerName) {
        return new TlsOptions(trust, client, protocols, cipherSuites, newServerName, alpn, relaxations);
    }
}
