package io.topiary.core.tls;

import io.topiary.core.message.Secret;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to know about one certificate. What comes out of the certificate is made safe to show: it may be
 * hostile.
 *
 * @param certificate the certificate itself
 */
public record CertificateFacts(X509Certificate certificate) {

    /** Said beside every certificate: nobody is asked whether it was revoked, so that no silent server can delay a connect. */
    public static final Text REVOCATION = Text.of("tls.revocation");

    /** A hostile certificate may hold thousands of names. */
    private static final int MOST_NAMES = 10;

    private static final int LONGEST_NAME = 255;
    private static final int DNS = 2;
    private static final int IP = 7;

    /** The facts of one certificate. */
    public static CertificateFacts of(X509Certificate certificate) {
        return new CertificateFacts(certificate);
    }

    /** The facts of what a server showed, its own certificate first; empty before it showed any. */
    public static List<CertificateFacts> of(PresentedChain chain) {
        return chain.certificates().stream().map(CertificateFacts::new).toList();
    }

    /**
     * The certificates in a file, PEM, DER, PKCS#12 or JKS, at least one. Reads a file: not for the FX thread.
     *
     * @param password of a key store, or null
     * @throws TlsMaterialException if there are none or they can't be read; its text names file and reason
     */
    public static List<CertificateFacts> inFile(Path file, @Nullable Secret password) throws TlsMaterialException {
        return CertificateFiles.load(file, password == null ? null : password.chars()).stream()
                .map(CertificateFacts::new)
                .toList();
    }

    /**
     * The certificates in the files of a folder, at least one. Reads files: not for the FX thread.
     *
     * @throws TlsMaterialException if there are none or they can't be read; its text names folder and reason
     */
    public static List<CertificateFacts> inFolder(Path folder) throws TlsMaterialException {
        return CertificateFiles.loadAll(folder).stream()
                .map(CertificateFacts::new)
                .toList();
    }

    /**
     * A certificate taken over from a server, see {@link Trust#certificates()}.
     *
     * @param base64 the base64 of its DER
     * @throws TlsMaterialException if it is none
     */
    public static CertificateFacts ofBase64(String base64) throws TlsMaterialException {
        return new CertificateFacts(CertificateFiles.ofBase64(base64));
    }

    /** Whom it is for, as a distinguished name (RFC 2253). */
    public String subject() {
        return safe(certificate.getSubjectX500Principal().getName());
    }

    /** Who signed it, as a distinguished name (RFC 2253). */
    public String issuer() {
        return safe(certificate.getIssuerX500Principal().getName());
    }

    /** DNS names and IP addresses it is for, at most ten; {@link #nameCount()} tells of more. */
    public List<String> nameList() {
        return alternatives().limit(MOST_NAMES).toList();
    }

    /** How many DNS names and IP addresses it is for. */
    public int nameCount() {
        return (int) alternatives().count();
    }

    /** {@link #nameList()} with commas, and an ellipsis if there are more; the subject if there are none. */
    public String names() {
        List<String> names = nameList();
        return names.isEmpty() ? subject() : String.join(", ", names) + (nameCount() > names.size() ? ", …" : "");
    }

    /** From when on it is valid, local time to the minute. */
    public String validFrom() {
        return local(certificate.getNotBefore().toInstant());
    }

    /** Until when it is valid, local time to the minute. */
    public String validTo() {
        return local(certificate.getNotAfter().toInstant());
    }

    /** Whether it is not valid now. */
    public boolean outOfItsTime() {
        Instant now = Instant.now();
        return now.isBefore(certificate.getNotBefore().toInstant())
                || now.isAfter(certificate.getNotAfter().toInstant());
    }

    /** {@code moment} in local time to the minute, as {@link #validTo()} is written. */
    public static String local(Instant moment) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
                .withZone(ZoneId.systemDefault())
                .format(moment);
    }

    /** Its SHA-256 fingerprint, upper-case hex with colons, as {@link Trust#pins()} takes it. */
    public String sha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its serial number, upper-case hex with colons. */
    public String serial() {
        return HexFormat.ofDelimiter(":")
                .withUpperCase()
                .formatHex(certificate.getSerialNumber().toByteArray());
    }

    /** Kind and size of its key, such as {@code RSA 2048} or {@code Ed25519}. */
    public String key() {
        return Strength.describe(certificate.getPublicKey());
    }

    /** How it is signed, such as {@code SHA256withRSA}. */
    public String signatureAlgorithm() {
        return safe(certificate.getSigAlgName());
    }

    /** Whether subject and issuer are the same and its own key has signed it. */
    public boolean selfSigned() {
        return Lineage.signedItself(certificate);
    }

    /** Whether it may sign others (RFC 5280, section 4.2.1.9). */
    public boolean authority() {
        return certificate.getBasicConstraints() >= 0;
    }

    /** The base64 of its DER in one line, as {@link Trust#certificates()} takes it. */
    public String base64() {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Stream<String> alternatives() {
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            return alternatives == null
                    ? Stream.empty()
                    : alternatives.stream()
                            .filter(name -> name.getFirst() instanceof Integer type && (type == DNS || type == IP))
                            .map(name -> safe(String.valueOf(name.get(1))));
        } catch (CertificateParsingException unreadable) {
            return Stream.empty();
        }
    }

    private static String safe(String text) {
        return Escapes.visible(text, LONGEST_NAME);
    }
}
