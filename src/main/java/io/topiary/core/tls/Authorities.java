package io.topiary.core.tls;

import java.security.GeneralSecurityException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** The certificates that may vouch for a server. Immutable. */
final class Authorities {

    private final Set<X509Certificate> certificates;

    Authorities(Collection<X509Certificate> certificates) {
        this.certificates = Set.copyOf(certificates);
    }

    boolean contains(X509Certificate certificate) {
        return certificates.contains(certificate);
    }

    /** Those that call themselves {@code subject}. */
    List<X509Certificate> named(X500Principal subject) {
        return certificates.stream()
                .filter(certificate -> certificate.getSubjectX500Principal().equals(subject))
                .toList();
    }

    X509Certificate[] all() {
        return certificates.toArray(X509Certificate[]::new);
    }

    /**
     * The JDK's own trust manager over them. It asks nobody whether a certificate was revoked.
     *
     * @param moment when certificates have to be valid, or null for now
     */
    X509ExtendedTrustManager decider(@Nullable Instant moment) throws GeneralSecurityException {
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(
                certificates.stream()
                        .map(certificate -> new TrustAnchor(certificate, null))
                        .collect(Collectors.toSet()),
                null);
        parameters.setRevocationEnabled(false);
        parameters.setDate(moment == null ? null : Date.from(moment));
        parameters.addCertPathChecker(new StrengthOfPath());
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(new CertPathTrustManagerParameters(parameters));
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
