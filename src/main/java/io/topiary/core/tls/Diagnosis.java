package io.topiary.core.tls;

import io.topiary.core.text.Escapes;
import io.topiary.core.tls.CertificateRefusedException.Reason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Finds out why the JDK refused a chain: its own words are for programmers, and often name the wrong thing. */
final class Diagnosis {

    private static final String SERVER_USE = "1.3.6.1.5.5.7.3.1";
    private static final String ANY_USE = "2.5.29.37.0";
    private static final int LONGEST_RULE = 300;

    private Diagnosis() {}

    /** The reason for {@code failure}, which becomes its cause. */
    static CertificateRefusedException of(CertificateException failure, Lineage lineage, Authorities authorities) {
        return lineage.trusted() ? ofTrusted(failure, lineage) : ofUntrusted(failure, lineage, authorities);
    }

    private static CertificateRefusedException ofTrusted(CertificateException failure, Lineage lineage) {
        X509Certificate own = lineage.certificates().getFirst();
        try {
            for (X509Certificate certificate : lineage.certificates()) {
                Strength.checkKey(certificate);
                if (!certificate.equals(lineage.last())) {
                    Strength.checkSignature(certificate);
                }
            }
            lineage.checkDates(Instant.now());
        } catch (CertificateRefusedException found) {
            found.addSuppressed(failure);
            return found;
        }
        return forServers(own)
                ? new CertificateRefusedException(Reason.INVALID_CHAIN, own, List.of(rule(failure)), failure)
                : new CertificateRefusedException(Reason.NOT_FOR_SERVERS, own, List.of(), failure);
    }

    private static CertificateRefusedException ofUntrusted(
            CertificateException failure, Lineage lineage, Authorities authorities) {
        X509Certificate last = lineage.last();
        X500Principal posing = namesake(last, authorities);
        if (posing != null) {
            return new CertificateRefusedException(Reason.SAME_NAME, last, List.of(posing.getName()), failure);
        }
        boolean alone = lineage.certificates().size() == 1;
        Reason reason =
                !alone ? Reason.UNTRUSTED : Lineage.signedItself(last) ? Reason.SELF_SIGNED : Reason.ISSUER_MISSING;
        return new CertificateRefusedException(reason, last, List.of(), failure);
    }

    private static @Nullable X500Principal namesake(X509Certificate last, Authorities authorities) {
        if (!authorities.named(last.getIssuerX500Principal()).isEmpty()) {
            return last.getIssuerX500Principal();
        }
        return authorities.named(last.getSubjectX500Principal()).isEmpty() ? null : last.getSubjectX500Principal();
    }

    private static boolean forServers(X509Certificate certificate) {
        try {
            List<String> uses = certificate.getExtendedKeyUsage();
            return uses == null || uses.contains(SERVER_USE) || uses.contains(ANY_USE);
        } catch (CertificateParsingException e) {
            return true;
        }
    }

    /** What the innermost cause says. */
    private static String rule(Throwable failure) {
        Throwable innermost = failure;
        Throwable cause = failure.getCause();
        while (cause != null) {
            innermost = cause;
            cause = cause.getCause();
        }
        return Escapes.visible(String.valueOf(innermost.getMessage()), LONGEST_RULE);
    }
}
