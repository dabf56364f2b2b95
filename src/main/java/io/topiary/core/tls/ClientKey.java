package io.topiary.core.tls;

import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import nl.altindag.ssl.pem.util.PemUtils;
import org.jspecify.annotations.Nullable;

/** Reads a client certificate and its key: PEM files (PKCS#1, PKCS#8, SEC1, also encrypted), PKCS#12 or JKS. */
final class ClientKey {

    private ClientKey() {}

    /** Key managers for {@code certificate} and {@code key}; the key may be in the certificate's file. */
    static KeyManagerFactory load(Path certificate, @Nullable Path key, char @Nullable [] password)
            throws TlsMaterialException {
        byte[] bytes = CertificateFiles.read(certificate);
        if (key == null && !CertificateFiles.isPem(bytes)) {
            return fromStore(certificate, password);
        }
        Path keyFile = key == null ? certificate : key;
        List<X509Certificate> chain = CertificateFiles.load(certificate, password);
        PrivateKey privateKey = privateKey(keyFile, password);
        if (!belong(privateKey, chain.getFirst())) {
            throw new TlsMaterialException(Text.of("tls.key.mismatch", keyFile.toString(), certificate.toString()));
        }
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setKeyEntry("client", privateKey, new char[0], chain.toArray(Certificate[]::new));
            return managers(store, new char[0]);
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsMaterialException(Text.of("tls.key.malformed", keyFile.toString()), e);
        }
    }

    private static PrivateKey privateKey(Path file, char @Nullable [] password) throws TlsMaterialException {
        byte[] bytes = CertificateFiles.read(file);
        String all = new String(bytes, StandardCharsets.US_ASCII);
        String text = PemBlocks.of(all, "PRIVATE KEY");
        if (text.isEmpty()) {
            boolean certificate = all.contains("-----BEGIN CERTIFICATE");
            throw new TlsMaterialException(
                    Text.of(certificate ? "tls.key.isCertificate" : "tls.key.notPem", file.toString()));
        }
        boolean encrypted = text.contains("ENCRYPTED");
        if (encrypted && password == null) {
            throw new TlsMaterialException(Text.of("tls.key.passwordMissing", file.toString()));
        }
        try {
            return password == null ? PemUtils.parsePrivateKey(text) : PemUtils.parsePrivateKey(text, password);
        } catch (RuntimeException e) {
            throw new TlsMaterialException(
                    Text.of(encrypted ? "tls.key.passwordWrong" : "tls.key.malformed", file.toString()), e);
        }
    }

    private static KeyManagerFactory fromStore(Path file, char @Nullable [] password) throws TlsMaterialException {
        try {
            KeyStore store = KeyStore.getInstance(file.toFile(), password);
            boolean holdsKey = false;
            for (String alias : Collections.list(store.aliases())) {
                holdsKey |= store.isKeyEntry(alias);
            }
            if (!holdsKey) {
                throw new TlsMaterialException(Text.of("tls.store.noKey", file.toString()));
            }
            return managers(store, password == null ? new char[0] : password);
        } catch (UnrecoverableKeyException e) {
            throw new TlsMaterialException(Text.of("tls.key.passwordWrong", file.toString()), e);
        } catch (IOException e) {
            boolean refused = e.getCause() instanceof UnrecoverableKeyException;
            String key = !refused
                    ? "tls.store.malformed"
                    : password == null ? "tls.key.passwordMissing" : "tls.key.passwordWrong";
            throw new TlsMaterialException(Text.of(key, file.toString()), e);
        } catch (GeneralSecurityException e) {
            throw new TlsMaterialException(Text.of("tls.store.malformed", file.toString()), e);
        }
    }

    private static KeyManagerFactory managers(KeyStore store, char[] password) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory;
    }

    /** Signs with the one and verifies with the other: the same for every kind of key. */
    private static boolean belong(PrivateKey key, X509Certificate certificate) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC", "ECDSA" -> "SHA256withECDSA";
            case "DSA" -> "SHA256withDSA";
            default -> key.getAlgorithm();
        };
        try {
            byte[] probe = {1, 2, 3};
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
