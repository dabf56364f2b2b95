package io.topiary.core.tls;

import io.topiary.core.message.Secret;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a TLS connection is to be made. {@link #DEFAULT} trusts what the system trusts and checks everything.
 *
 * @param caFile certificates to trust instead of the system's: PEM bundle or DER, or null
 * @param caDirectory folder of such files, or null
 * @param certificate client certificate chain (PEM, or PKCS#12 or JKS holding the key too), or null
 * @param key private key of the client certificate (PEM), or null
 * @param keyPassword what the private key or key store is encrypted with, or null
 * @param protocols TLS versions allowed, such as {@code TLSv1.3}; empty for 1.2 and 1.3
 * @param cipherSuites cipher suites allowed by their JSSE names; empty for the defaults
 * @param allowWrongName whether a certificate for another host name is accepted
 */
public record TlsOptions(
        @Nullable Path caFile,
        @Nullable Path caDirectory,
        @Nullable Path certificate,
        @Nullable Path key,
        @Nullable Secret keyPassword,
        List<String> protocols,
        List<String> cipherSuites,
        boolean allowWrongName) {

    /** The system's trust, no client certificate, everything checked. */
    public static final TlsOptions DEFAULT = new TlsOptions(null, null, null, null, null, List.of(), List.of(), false);

    public TlsOptions {
        protocols = List.copyOf(protocols);
        cipherSuites = List.copyOf(cipherSuites);
    }
}
