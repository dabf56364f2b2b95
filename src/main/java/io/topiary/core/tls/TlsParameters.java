package io.topiary.core.tls;

import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * What a TLS connection needs, files read and checked; made for one attempt.
 *
 * @param trust decides which servers are trusted, the host name included: nobody else needs to check it, nor may
 * @param keys shows the client certificate if there is one, and notes whether the server asked
 * @param protocols TLS versions allowed, at least one
 * @param cipherSuites cipher suites allowed, empty for the defaults
 * @param serverName the name to ask for, or null for the host
 * @param alpn application protocols to offer, in order; empty for none
 * @param client the client certificate, or null for none
 * @param presented what the server showed in the handshake
 */
public record TlsParameters(
        TrustManagerFactory trust,
        KeyManagerFactory keys,
        List<String> protocols,
        List<String> cipherSuites,
        @Nullable String serverName,
        List<String> alpn,
        @Nullable CertificateFacts client,
        PresentedChain presented) {

    public TlsParameters {
        protocols = List.copyOf(protocols);
        cipherSuites = List.copyOf(cipherSuites);
        alpn = List.copyOf(alpn);
    }

    /**
     * Has {@code engine} send the server name (RFC 6066, section 3) and the application protocols (RFC 7301) asked for;
     * for libraries that have no setting of their own. No server name is sent in place of an IP address.
     *
     * @param engine a client's, before its handshake begins
     */
    public void applyTo(SSLEngine engine) {
        SSLParameters parameters = engine.getSSLParameters();
        if (serverName != null) {
            parameters.setServerNames(ServerName.sni(serverName));
        }
        if (!alpn.isEmpty()) {
            parameters.setApplicationProtocols(alpn.toArray(String[]::new));
        }
        engine.setSSLParameters(parameters);
    }
}
