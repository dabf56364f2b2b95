package io.topiary.testing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** What a certificate of a test is to be like: EC 256, SHA-256, a day old and a day to live unless said otherwise. */
public final class CertificateOrder {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    private final TestCertificates.@Nullable Identity issuer;
    private final String subject;
    private final List<String> names;
    private String keyAlgorithm = "EC";
    private int keyBits = 256;
    private @Nullable String signature;
    private Instant from = Instant.now().minus(DAY);
    private Instant to = Instant.now().plus(DAY);
    private @Nullable KeyPurposeId use;
    private @Nullable String revocations;

    CertificateOrder(TestCertificates.@Nullable Identity issuer, String subject, List<String> names) {
        this.issuer = issuer;
        this.subject = subject;
        this.names = names;
    }

    /**
     * Another kind of key.
     *
     * @param bits size, or 0 for kinds that have one size only
     */
    public CertificateOrder keys(String algorithm, int bits) {
        keyAlgorithm = algorithm;
        keyBits = bits;
        return this;
    }

    /** Another signature of the issuer, such as {@code SHA1withRSA}. */
    public CertificateOrder signature(String algorithm) {
        signature = algorithm;
        return this;
    }

    /** Its time moved by days, negative into the past. */
    public CertificateOrder days(int days) {
        from = from.plus(DAY.multipliedBy(days));
        to = to.plus(DAY.multipliedBy(days));
        return this;
    }

    /** Valid from and to that many days from now. */
    public CertificateOrder days(int first, int last) {
        from = Instant.now().plus(DAY.multipliedBy(first));
        to = Instant.now().plus(DAY.multipliedBy(last));
        return this;
    }

    /** For this use only. */
    public CertificateOrder use(KeyPurposeId purpose) {
        use = purpose;
        return this;
    }

    /** Names a list of revocations and a server to ask about them, both at {@code url}. */
    public CertificateOrder revocationsAt(String url) {
        revocations = url;
        return this;
    }

    /** The certificate of a server or client. */
    public TestCertificates.Identity issue() {
        return sign(false);
    }

    /** An authority with this certificate. */
    public TestCertificates authority() {
        return new TestCertificates(sign(true));
    }

    private TestCertificates.Identity sign(boolean authority) {
        KeyPair own = TestCertificates.newKeys(keyAlgorithm, keyBits);
        PrivateKey signer = issuer == null ? own.getPrivate() : issuer.keys().getPrivate();
        X500Principal by = issuer == null
                ? new X500Principal(subject)
                : issuer.certificate().getSubjectX500Principal();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                by,
                BigInteger.valueOf(System.nanoTime()),
                Date.from(from),
                Date.from(to),
                new X500Principal(subject),
                own.getPublic());
        try {
            extend(builder, authority);
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(builder.build(
                            new JcaContentSignerBuilder(signature == null ? usualSignature(signer) : signature)
                                    .build(signer)));
            List<X509Certificate> chain = new ArrayList<>(List.of(certificate));
            if (issuer != null) {
                // a root is not sent: whoever trusts it has it
                issuer.chain().stream()
                        .filter(each -> !each.getSubjectX500Principal().equals(each.getIssuerX500Principal()))
                        .forEach(chain::add);
            }
            return new TestCertificates.Identity(own, chain);
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void extend(X509v3CertificateBuilder builder, boolean authority) throws CertIOException {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (!names.isEmpty()) {
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(
                            names.stream().map(CertificateOrder::general).toArray(GeneralName[]::new)));
        }
        if (use != null) {
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(use));
        }
        if (revocations != null) {
            GeneralName at = new GeneralName(GeneralName.uniformResourceIdentifier, revocations);
            builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                new DistributionPoint(new DistributionPointName(new GeneralNames(at)), null, null)
            }));
            builder.addExtension(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(new AccessDescription(AccessDescription.id_ad_ocsp, at)));
        }
    }

    private static GeneralName general(String name) {
        boolean address = ADDRESS.matcher(name).matches();
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private static String usualSignature(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "Ed25519";
        };
    }
}
