package io.topiary.core.tls;

import io.topiary.core.message.Secret;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import nl.altindag.ssl.util.CertificateUtils;
import nl.altindag.ssl.util.TrustManagerUtils;
import org.jspecify.annotations.Nullable;

/**
 * Turns {@link TlsOptions} into what a TLS connection needs. Reads files: not for the FX thread or a network thread. Any
 * other thread may call it.
 */
public final class TlsContexts {

    private TlsContexts() {}

    /**
     * Reads and checks everything that {@code options} names.
     *
     * @throws TlsMaterialException if a file can't be used; its text names file and reason
     */
    public static TlsParameters load(TlsOptions options) throws TlsMaterialException {
        PresentedChain presented = new PresentedChain();
        X509ExtendedTrustManager decider = trustManager(trusted(options));
        TrustManagerFactory trust = TrustManagerUtils.createTrustManagerFactory(new WatchingTrust(decider, presented));
        return new TlsParameters(
                trust,
                keys(options),
                options.relaxations().wrongName() ? (host, session) -> true : null,
                options.protocols(),
                options.cipherSuites(),
                presented);
    }

    private static List<X509Certificate> trusted(TlsOptions options) throws TlsMaterialException {
        List<X509Certificate> certificates = new ArrayList<>();
        Path file = options.trust().caFile();
        if (file != null) {
            certificates.addAll(CertificateFiles.load(file, null));
        }
        Path folder = options.trust().caDirectory();
        if (folder != null) {
            certificates.addAll(CertificateFiles.loadAll(folder));
        }
        if (certificates.isEmpty()) {
            certificates.addAll(CertificateUtils.getJdkTrustedCertificates());
            certificates.addAll(CertificateUtils.getSystemTrustedCertificates());
        }
        return certificates;
    }

    /** One PKIX trust manager over all of them: its exceptions tell the reason, those of a composite one don't. */
    private static X509ExtendedTrustManager trustManager(List<X509Certificate> certificates)
            throws TlsMaterialException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < certificates.size(); i++) {
                store.setCertificateEntry("trusted-" + i, certificates.get(i));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            TrustManager[] managers = factory.getTrustManagers();
            return Arrays.stream(managers)
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsMaterialException(Text.of("tls.trust.unusable"), e);
        }
    }

    private static @Nullable KeyManagerFactory keys(TlsOptions options) throws TlsMaterialException {
        Path certificate = options.client().file();
        if (certificate == null) {
            Path key = options.client().key();
            if (key != null) {
                throw new TlsMaterialException(Text.of("tls.key.alone", key.toString()));
            }
            return null;
        }
        Secret password = options.client().keyPassword();
        char[] characters = password == null ? null : password.chars();
        try {
            return ClientKey.load(certificate, options.client().key(), characters);
        } finally {
            if (characters != null) {
                Arrays.fill(characters, '\0');
            }
        }
    }
}
