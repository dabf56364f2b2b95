package io.topiary.core.tls;

import java.util.List;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * What a TLS connection needs, files read and checked; made for one attempt.
 *
 * @param trust decides which servers are trusted
 * @param keys holds the client certificate, or null for none
 * @param hostnameVerifier replaces the check of the host name, or null for the default check
 * @param protocols TLS versions allowed, empty for the defaults
 * @param cipherSuites cipher suites allowed, empty for the defaults
 * @param presented what the server showed in the handshake
 */
public record TlsParameters(
        TrustManagerFactory trust,
        @Nullable KeyManagerFactory keys,
        @Nullable HostnameVerifier hostnameVerifier,
        List<String> protocols,
        List<String> cipherSuites,
        PresentedChain presented) {

    public TlsParameters {
        protocols = List.copyOf(protocols);
        cipherSuites = List.copyOf(cipherSuites);
    }
}
