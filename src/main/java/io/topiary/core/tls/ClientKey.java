package io.topiary.core.tls;

import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import nl.altindag.ssl.util.KeyManagerUtils;
import org.jspecify.annotations.Nullable;

/**
 * A client certificate with its key, from PEM or DER files, PKCS#12 or JKS.
 *
 * @param keys shows it
 * @param certificate the certificate, or null for none
 */
record ClientKey(X509ExtendedKeyManager keys, @Nullable X509Certificate certificate) {

    private static final char[] NO_PASSWORD = {};

    /** No client certificate. */
    static ClientKey none() {
        try {
            return new ClientKey(managers(emptyStore(), NO_PASSWORD), null);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads {@code certificate} and {@code key}; the key may be in the certificate's file. */
    static ClientKey load(Path certificate, @Nullable Path key, char @Nullable [] password)
            throws TlsMaterialException {
        byte[] bytes = CertificateFiles.read(certificate);
        if (key == null && !CertificateFiles.isPem(bytes)) {
            return fromStore(certificate, password);
        }
        Path keyFile = key == null ? certificate : key;
        List<X509Certificate> chain = CertificateFiles.load(certificate, password);
        if (key == null && !PrivateKeyFile.holdsKey(bytes)) {
            throw new TlsMaterialException(Text.of("tls.key.missing", certificate.toString()));
        }
        X509Certificate own = chain.getFirst();
        PrivateKey privateKey = PrivateKeyFile.load(keyFile, password);
        if (!belong(privateKey, own)) {
            throw new TlsMaterialException(Text.of("tls.key.mismatch", keyFile.toString(), certificate.toString()));
        }
        try {
            KeyStore store = emptyStore();
            store.setKeyEntry("client", ofTheJdk(privateKey, own), NO_PASSWORD, chain.toArray(Certificate[]::new));
            return new ClientKey(managers(store, NO_PASSWORD), own);
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsMaterialException(Text.of("tls.key.malformed", keyFile.toString()), e);
        }
    }

    private static ClientKey fromStore(Path file, char @Nullable [] password) throws TlsMaterialException {
        char[] used = password == null ? NO_PASSWORD : password;
        try {
            KeyStore store = KeyStore.getInstance(file.toFile(), used);
            X509Certificate own = null;
            for (String alias : Collections.list(store.aliases())) {
                if (own == null && store.isKeyEntry(alias)) {
                    own = (X509Certificate) store.getCertificate(alias);
                }
            }
            if (own == null) {
                throw new TlsMaterialException(Text.of("tls.store.noKey", file.toString()));
            }
            return new ClientKey(managers(store, used), own);
        } catch (UnrecoverableKeyException e) {
            throw new TlsMaterialException(Text.of("tls.key.passwordWrong", file.toString()), e);
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                String key = password == null ? "tls.key.passwordMissing" : "tls.key.passwordWrong";
                throw new TlsMaterialException(Text.of(key, file.toString()), e);
            }
            throw noStore(file, e);
        } catch (GeneralSecurityException e) {
            throw noStore(file, e);
        }
    }

    private static TlsMaterialException noStore(Path file, Exception e) {
        boolean certificate = CertificateFiles.holdsCertificate(file);
        return new TlsMaterialException(
                Text.of(certificate ? "tls.key.missing" : "tls.certificate.malformed", file.toString()), e);
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }

    private static X509ExtendedKeyManager managers(KeyStore store, char[] password) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return KeyManagerUtils.getKeyManager(factory);
    }

    /** The JDK never sends a certificate whose key calls its algorithm by another name, as ECDSA in place of EC. */
    private static PrivateKey ofTheJdk(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        return KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
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
