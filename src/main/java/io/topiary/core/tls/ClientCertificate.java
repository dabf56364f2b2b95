package io.topiary.core.tls;

import io.topiary.core.message.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that the client shows.
 *
 * @param file client certificate chain (PEM, or PKCS#12 or JKS holding the key too), or null for none
 * @param key its private key (PEM), or null if that is in {@code file}
 * @param keyPassword what the private key or key store is encrypted with, or null
 */
public record ClientCertificate(
        @Nullable Path file, @Nullable Path key, @Nullable Secret keyPassword) {

    /** No client certificate. */
    public static final ClientCertificate NONE = new ClientCertificate(null, null, null);

    /** The same with another password, null for none. */
    public ClientCertificate withKeyPassword(@Nullable Secret newKeyPassword) {
        return new ClientCertificate(file, key, newKeyPassword);
    }
}
