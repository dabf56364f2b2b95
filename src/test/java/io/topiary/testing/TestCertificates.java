package io.topiary.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/** A certificate authority of a test: signs servers and clients, in files or in an SSL context. */
public final class TestCertificates {

    private final Identity identity;

    /**
     * A certificate with its key.
     *
     * @param chain the certificate, then those of its issuers that a server shows along with it
     */
    public record Identity(KeyPair keys, List<X509Certificate> chain) {

        public Identity {
            chain = List.copyOf(chain);
        }

        /** The certificate itself. */
        public X509Certificate certificate() {
            return chain.getFirst();
        }

        /** The same, shown without any issuer. */
        public Identity alone() {
            return new Identity(keys, chain.subList(0, 1));
        }

        /** The same, shown with further certificates. */
        public Identity with(X509Certificate... more) {
            return new Identity(
                    keys, Stream.concat(chain.stream(), Stream.of(more)).toList());
        }
    }

    TestCertificates(Identity identity) {
        this.identity = identity;
    }

    /** An authority with a name of its own, such as {@code CN=Test CA}. */
    public static TestCertificates authority(String name) {
        return selfSigned(name).authority();
    }

    /** A certificate that signs itself is ordered. */
    public static CertificateOrder selfSigned(String name, String... names) {
        return new CertificateOrder(null, name, List.of(names));
    }

    /** Signs with the key of {@code identity}, whether that is an authority or not. */
    public static TestCertificates signedBy(Identity identity) {
        return new TestCertificates(identity);
    }

    /** The authority's own certificate. */
    public X509Certificate certificate() {
        return identity.certificate();
    }

    /** The authority's own key. */
    public KeyPair keys() {
        return identity.keys();
    }

    /** Signs a certificate for {@code names}, DNS names or IP addresses, valid now. */
    public Identity issue(String... names) {
        return order(names).issue();
    }

    /**
     * Signs a certificate whose validity is moved.
     *
     * @param days moved by that many days; its validity is one day before and after now
     */
    public Identity issue(int days, String... names) {
        return order(names).days(days).issue();
    }

    /** A certificate for {@code names}, DNS names or IP addresses, is ordered. */
    public CertificateOrder order(String... names) {
        return new CertificateOrder(identity, "CN=" + names[0], List.of(names));
    }

    /** The certificate of an authority below this one is ordered. */
    public CertificateOrder orderAuthority(String name) {
        return new CertificateOrder(identity, name, List.of());
    }

    /** Writes the list of the certificates that this authority takes back, PEM. */
    public Path revoke(Path file, X509Certificate... revoked) {
        Date now = Date.from(Instant.now().minus(Duration.ofHours(1)));
        JcaX509v2CRLBuilder list = new JcaX509v2CRLBuilder(certificate().getSubjectX500Principal(), now);
        list.setNextUpdate(Date.from(Instant.now().plus(Duration.ofDays(1))));
        for (X509Certificate certificate : revoked) {
            list.addCRLEntry(certificate.getSerialNumber(), now, CRLReason.keyCompromise);
        }
        try {
            return pem(file, list.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys().getPrivate())));
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A server's context with {@code identity}, whatever its weaknesses.
     *
     * @param clients authority of the client certificates that it accepts if it asks for any
     */
    public static SSLContext serverContext(Identity identity, TestCertificates clients) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("clients", clients.certificate());
            TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
            trustManagers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new OnlyKey(identity)}, trustManagers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes PEM objects one after the other: certificates, keys. */
    public static Path pem(Path file, Object... objects) {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(pem(objects));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PEM objects one after the other, as text. */
    public static String pem(Object... objects) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            for (Object object : objects) {
                // without PKCS#8 an elliptic key would lack its curve, and OpenSSL could not read it
                pem.writeObject(
                        object instanceof PrivateKey key ? new PemObject("PRIVATE KEY", key.getEncoded()) : object);
            }
        }
        return text.toString();
    }

    /**
     * A new pair of keys.
     *
     * @param bits size, or 0 for kinds that have one size only
     */
    public static KeyPair newKeys(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (bits > 0) {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
