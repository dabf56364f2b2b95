package io.topiary.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of a test: signs servers and clients, in files or in an SSL context. */
public final class TestCertificates {

    private static final Duration DAY = Duration.ofDays(1);

    private final KeyPair keys;
    private final X509Certificate authority;

    /** A certificate with its key. */
    public record Identity(KeyPair keys, X509Certificate certificate) {}

    private TestCertificates(KeyPair keys, X509Certificate authority) {
        this.keys = keys;
        this.authority = authority;
    }

    /** An authority with a name of its own. */
    public static TestCertificates authority(String name) {
        try {
            KeyPair keys = newKeys();
            X509Certificate certificate = sign(name, name, keys, keys, window(0), List.of(), true);
            return new TestCertificates(keys, certificate);
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The authority's own certificate. */
    public X509Certificate certificate() {
        return authority;
    }

    /** Signs a certificate for {@code names}, DNS names or IP addresses, valid now. */
    public Identity issue(String... names) {
        return issue(0, names);
    }

    /**
     * Signs a certificate whose validity is moved.
     *
     * @param days moved by that many days; its validity is one day before and after now
     */
    public Identity issue(int days, String... names) {
        try {
            KeyPair own = newKeys();
            String issuer = authority.getSubjectX500Principal().getName();
            X509Certificate certificate =
                    sign("CN=" + names[0], issuer, own, keys, window(days), List.of(names), false);
            return new Identity(own, certificate);
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server's context with {@code identity} that asks for client certificates of {@code clients} if not null. */
    public static SSLContext serverContext(Identity identity, TestCertificates clients) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "server", identity.keys().getPrivate(), new char[0], new Certificate[] {identity.certificate()});
            store.setCertificateEntry("clients", clients.certificate());
            KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
            keyManagers.init(store, new char[0]);
            TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
            trustManagers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
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
                pem.writeObject(object);
            }
        }
        return text.toString();
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static List<Date> window(int days) {
        Instant middle = Instant.now().plus(DAY.multipliedBy(days));
        return List.of(Date.from(middle.minus(DAY)), Date.from(middle.plus(DAY)));
    }

    private static X509Certificate sign(
            String subject,
            String issuer,
            KeyPair own,
            KeyPair signer,
            List<Date> window,
            List<String> names,
            boolean authority)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Principal(issuer),
                BigInteger.valueOf(System.nanoTime()),
                window.getFirst(),
                window.getLast(),
                new X500Principal(subject),
                own.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (!names.isEmpty()) {
            List<GeneralName> alternatives = new ArrayList<>();
            for (String name : names) {
                boolean address = Character.isDigit(name.charAt(0));
                alternatives.add(new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name));
            }
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(alternatives.toArray(GeneralName[]::new)));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(signer.getPrivate())));
    }
}
