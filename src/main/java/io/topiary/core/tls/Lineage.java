package io.topiary.core.tls;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server's certificate, its issuer, the issuer's issuer and so on, as far as they are at hand: each has signed the one
 * before. It explains and it finds dates; whether to trust is the JDK's decision.
 *
 * @param certificates the server's own first; at least one
 * @param trusted whether the last one is among the trusted certificates
 */
record Lineage(List<X509Certificate> certificates, boolean trusted) {

    /** No real chain is longer, and following it costs a check of a signature each. */
    private static final int LONGEST = 20;

    Lineage {
        certificates = List.copyOf(certificates);
    }

    /** The line of {@code shown}'s first certificate through {@code shown}; trusted issuers come before shown ones. */
    static Lineage of(List<X509Certificate> shown, Authorities authorities) {
        List<X509Certificate> line = new ArrayList<>();
        X509Certificate last = shown.getFirst();
        while (line.size() < LONGEST) {
            line.add(last);
            if (authorities.contains(last)) {
                return new Lineage(line, true);
            }
            Optional<X509Certificate> vouching = signers(
                            last, authorities.named(last.getIssuerX500Principal()).stream())
                    .max(Comparator.comparing(X509Certificate::getNotAfter));
            if (vouching.isPresent()) {
                line.add(vouching.get());
                return new Lineage(line, true);
            }
            Optional<X509Certificate> next = signers(last, shown.stream())
                    .filter(candidate -> !line.contains(candidate))
                    .findFirst();
            if (next.isEmpty()) {
                break;
            }
            last = next.get();
        }
        return new Lineage(line, false);
    }

    private static Stream<X509Certificate> signers(X509Certificate signed, Stream<X509Certificate> candidates) {
        return candidates.filter(
                candidate -> candidate.getSubjectX500Principal().equals(signed.getIssuerX500Principal())
                        && hasSigned(candidate.getPublicKey(), signed));
    }

    /** Whether subject and issuer are the same and its own key has signed it. */
    static boolean signedItself(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                && hasSigned(certificate.getPublicKey(), certificate);
    }

    private static boolean hasSigned(PublicKey key, X509Certificate certificate) {
        try {
            certificate.verify(key);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    X509Certificate last() {
        return certificates.getLast();
    }

    /** Refuses the first certificate that is out of its time. */
    void checkDates(Instant now) throws CertificateRefusedException {
        for (X509Certificate certificate : certificates) {
            if (now.isAfter(certificate.getNotAfter().toInstant())) {
                throw new CertificateRefusedException(CertificateRefusedException.Reason.EXPIRED, certificate);
            }
            if (now.isBefore(certificate.getNotBefore().toInstant())) {
                throw new CertificateRefusedException(CertificateRefusedException.Reason.NOT_YET_VALID, certificate);
            }
        }
    }

    /**
     * A moment at which all of them were valid, as near to {@code now} as possible; null if it never was so. The trusted
     * one at the end may be out of its time: that does not matter to the JDK.
     */
    @Nullable
    Instant validMoment(Instant now) {
        int dated = trusted && certificates.size() > 1 ? certificates.size() - 1 : certificates.size();
        Instant from = Instant.MIN;
        Instant to = Instant.MAX;
        for (X509Certificate certificate : certificates.subList(0, dated)) {
            Instant begin = certificate.getNotBefore().toInstant();
            Instant end = certificate.getNotAfter().toInstant();
            from = begin.isAfter(from) ? begin : from;
            to = end.isBefore(to) ? end : to;
        }
        if (from.isAfter(to)) {
            return null;
        }
        return now.isBefore(from) ? from : now.isAfter(to) ? to : now;
    }
}
