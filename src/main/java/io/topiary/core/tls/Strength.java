package io.topiary.core.tls;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.InvalidParameterSpecException;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which keys and signatures hold: those of 112 bits of security and more (NIST SP 800-131A), as OpenSSL's security level
 * 2 has it. The JDK accepts more: RSA from 1024 bits, and SHA-1 outside the public authorities.
 */
final class Strength {

    private static final int RSA_BITS = 2048;
    private static final int EC_BITS = 224;

    private Strength() {}

    /** Refuses a certificate whose key can be broken. */
    static void checkKey(X509Certificate certificate) throws CertificateRefusedException {
        int bits = bits(certificate.getPublicKey());
        int least = certificate.getPublicKey() instanceof ECKey ? EC_BITS : RSA_BITS;
        if (bits > 0 && bits < least) {
            throw new CertificateRefusedException(
                    CertificateRefusedException.Reason.WEAK_KEY, certificate, describe(certificate.getPublicKey()));
        }
    }

    /** Refuses a certificate whose signature can be forged. */
    static void checkSignature(X509Certificate certificate) throws CertificateRefusedException {
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        String digest = algorithm.equals("RSASSA-PSS") ? pssDigest(certificate) : algorithm;
        if (digest.startsWith("SHA1") || digest.startsWith("SHA-1") || digest.startsWith("MD")) {
            throw new CertificateRefusedException(
                    CertificateRefusedException.Reason.WEAK_SIGNATURE, certificate, certificate.getSigAlgName());
        }
    }

    /** Kind and size of a key, such as {@code RSA 2048}, {@code EC 256}, {@code Ed25519}. */
    static String describe(PublicKey key) {
        if (key instanceof EdECKey edwards) {
            return edwards.getParams().getName();
        }
        int bits = bits(key);
        return bits > 0 ? key.getAlgorithm() + " " + bits : key.getAlgorithm();
    }

    /** Size of a key that is measured in bits, else 0. */
    private static int bits(PublicKey key) {
        return switch (key) {
            case RSAKey rsa -> rsa.getModulus().bitLength();
            case ECKey elliptic -> elliptic.getParams().getOrder().bitLength();
            case DSAKey dsa
            when dsa.getParams() != null -> dsa.getParams().getP().bitLength();
            default -> 0;
        };
    }

    /** RFC 4055, section 3.1: without parameters it is SHA-1. */
    private static String pssDigest(X509Certificate certificate) {
        byte @Nullable [] encoded = certificate.getSigAlgParams();
        if (encoded == null) {
            return "SHA-1";
        }
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
            parameters.init(encoded);
            return parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
        } catch (InvalidParameterSpecException | IOException e) {
            return "SHA-1";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
