package io.topiary.core.tls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What a user wants to know about a server's certificate; empty strings where nothing is known.
 *
 * @param names the names it is for, with commas
 * @param issuer who signed it
 * @param validFrom first moment, local time
 * @param validTo last moment, local time
 * @param sha256 its fingerprint
 */
public record CertificateFacts(String names, String issuer, String validFrom, String validTo, String sha256) {

    /** Nothing is known. */
    public static final CertificateFacts NONE = new CertificateFacts("", "", "", "", "");

    /** A hostile certificate may hold ten thousand names. */
    private static final int MOST_NAMES = 10;

    private static final int DNS = 2;
    private static final int IP = 7;

    /** The facts of the server's own certificate. */
    public static CertificateFacts of(PresentedChain chain) {
        List<X509Certificate> certificates = chain.certificates();
        return certificates.isEmpty() ? NONE : of(certificates.getFirst());
    }

    /** The facts of one certificate. */
    public static CertificateFacts of(X509Certificate certificate) {
        return new CertificateFacts(
                names(certificate),
                certificate.getIssuerX500Principal().getName(),
                local(certificate.getNotBefore()),
                local(certificate.getNotAfter()),
                fingerprint(certificate));
    }

    private static String names(X509Certificate certificate) {
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                List<String> names = alternatives.stream()
                        .filter(name -> name.getFirst() instanceof Integer type && (type == DNS || type == IP))
                        .map(name -> String.valueOf(name.get(1)))
                        .toList();
                String shown = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
                return names.size() > MOST_NAMES ? shown + ", …" : shown;
            }
        } catch (CertificateParsingException unreadable) {
            // the subject tells it too
        }
        return certificate.getSubjectX500Principal().getName();
    }

    private static String local(Date date) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
                .withZone(ZoneId.systemDefault())
                .format(date.toInstant());
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            return "";
        }
    }
}
