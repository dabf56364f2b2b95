package io.topiary.core.profile.exchange;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Certificates that stand in an import itself. Reads them; trusts nothing. */
final class CertificateData {

    private CertificateData() {}

    /**
     * One certificate.
     *
     * @param der the base64 of its DER
     * @param subject whose it is; safe to show
     * @param sha256 its fingerprint, upper-case hex with colons
     */
    record Found(String der, String subject, String sha256) {}

    /** The certificates whose PEM or DER is written in base64 as {@code encoded}; none if it holds something else. */
    static List<Found> read(String encoded) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(encoded);
            List<Found> found = new ArrayList<>();
            for (byte[] part : parts(bytes)) {
                for (Certificate certificate :
                        CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(part))) {
                    found.add(describe((X509Certificate) certificate));
                }
            }
            return found;
        } catch (GeneralSecurityException | RuntimeException noCertificate) {
            // The JDK's parser meets hostile bytes here, and not all that it throws is declared.
            return List.of();
        }
    }

    private static List<byte[]> parts(byte[] bytes) throws CertificateException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!text.contains("-----BEGIN ")) {
            return List.of(bytes);
        }
        List<byte[]> parts = new ArrayList<>();
        String begin = "-----BEGIN CERTIFICATE-----";
        String end = "-----END CERTIFICATE-----";
        for (int at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + 1)) {
            int close = text.indexOf(end, at);
            if (close < 0) {
                throw new CertificateException("not closed");
            }
            parts.add(Base64.getMimeDecoder().decode(text.substring(at + begin.length(), close)));
        }
        return parts;
    }

    private static Found describe(X509Certificate certificate) throws GeneralSecurityException {
        byte[] der = certificate.getEncoded();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(der);
        return new Found(
                Base64.getEncoder().encodeToString(der),
                Shown.text(certificate.getSubjectX500Principal().getName()),
                HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest));
    }
}
