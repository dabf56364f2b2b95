package io.topiary.core.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** How a private key is written down: which format, and what it is encrypted with. */
final class KeyEncoding {

    private static final Pattern DEK_INFO = Pattern.compile("DEK-Info: *([^,\\s]+)");
    private static final Pattern ARMOUR = Pattern.compile("-----[^-]*-----|\\s");

    /** Ciphers that keys are found encrypted with (openssl pkcs8 -v2) and that can't be undone here. */
    private static final Map<String, String> CIPHERS = Map.of(
            "1.2.392.200011.61.1.1.1.2", "Camellia-128-CBC",
            "1.2.392.200011.61.1.1.1.3", "Camellia-192-CBC",
            "1.2.392.200011.61.1.1.1.4", "Camellia-256-CBC",
            "1.2.410.200046.1.1.2", "ARIA-128-CBC",
            "1.2.410.200046.1.1.7", "ARIA-192-CBC",
            "1.2.410.200046.1.1.12", "ARIA-256-CBC",
            "1.3.14.3.2.7", "DES-CBC",
            "1.2.840.113549.3.2", "RC2-CBC",
            "1.3.6.1.4.1.3029.1.2", "Blowfish-CBC");

    private KeyEncoding() {}

    /** A key in DER as PEM, its format told by its structure; empty if it is none. */
    static String pem(byte[] der) {
        String label;
        try {
            label = label(ASN1Sequence.getInstance(der));
        } catch (IllegalArgumentException | IllegalStateException notAsn1) {
            return "";
        }
        if (label.isEmpty()) {
            return "";
        }
        StringWriter text = new StringWriter();
        try (PemWriter out = new PemWriter(text)) {
            out.writeObject(new PemObject(label, der));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** PKCS#8 (RFC 5958), PKCS#1 (RFC 8017, appendix A.1.2) or SEC1 (RFC 5915). */
    private static String label(ASN1Sequence sequence) {
        if (sequence.size() < 2) {
            return "";
        }
        ASN1Encodable first = sequence.getObjectAt(0);
        ASN1Encodable second = sequence.getObjectAt(1);
        if (first instanceof ASN1Sequence algorithm && second instanceof ASN1OctetString && sequence.size() == 2) {
            return algorithm.size() > 0 ? "ENCRYPTED PRIVATE KEY" : "";
        }
        if (!(first instanceof ASN1Integer)) {
            return "";
        }
        return switch (second) {
            case ASN1Sequence _ ->
                sequence.size() > 2 && sequence.getObjectAt(2) instanceof ASN1OctetString ? "PRIVATE KEY" : "";
            case ASN1Integer _ -> sequence.size() >= 9 ? "RSA PRIVATE KEY" : "";
            case ASN1OctetString _ -> "EC PRIVATE KEY";
            default -> "";
        };
    }

    /** Whether the PEM text {@code key} is encrypted: by its label, or by its header (RFC 1421, section 4.6.1.1). */
    static boolean encrypted(String key) {
        return key.startsWith("-----BEGIN ENCRYPTED") || key.contains("Proc-Type: 4,ENCRYPTED");
    }

    /** What the encrypted PEM text {@code key} is encrypted with: a name, or an object identifier without one. */
    static String cipher(String key) {
        Matcher header = DEK_INFO.matcher(key);
        if (header.find()) {
            return header.group(1);
        }
        try {
            byte[] der = Base64.getDecoder().decode(ARMOUR.matcher(key).replaceAll(""));
            AlgorithmIdentifier algorithm =
                    EncryptedPrivateKeyInfo.getInstance(der).getEncryptionAlgorithm();
            String id = PKCSObjectIdentifiers.id_PBES2.equals(algorithm.getAlgorithm())
                    ? PBES2Parameters.getInstance(algorithm.getParameters())
                            .getEncryptionScheme()
                            .getAlgorithm()
                            .getId()
                    : algorithm.getAlgorithm().getId();
            return CIPHERS.getOrDefault(id, id);
        } catch (IllegalArgumentException unreadable) {
            return "?";
        }
    }
}
