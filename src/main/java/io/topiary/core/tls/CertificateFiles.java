package io.topiary.core.tls;

import io.topiary.core.text.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import nl.altindag.ssl.pem.util.PemUtils;
import org.jspecify.annotations.Nullable;

/** Reads certificates from files: PEM bundles, DER, PKCS#12 and JKS stores, folders of these. */
final class CertificateFiles {

    /** No bundle of certificates is larger; a wrong file may be. */
    private static final long LARGEST_BYTES = 16L * 1024 * 1024;

    /** What a store of nothing but certificates is locked with, where that is no secret: nothing, or Java's habit. */
    private static final List<String> USUAL_PASSWORDS = List.of("", "changeit");

    private CertificateFiles() {}

    /** The bytes of a file, refused in words when it is missing, no file, unreadable or far too large. */
    static byte[] read(Path file) throws TlsMaterialException {
        if (!Files.exists(file)) {
            throw new TlsMaterialException(Text.of("tls.file.missing", file.toString()));
        }
        try {
            if (!Files.isRegularFile(file)) {
                throw new TlsMaterialException(Text.of("tls.file.noFile", file.toString()));
            }
            if (Files.size(file) > LARGEST_BYTES) {
                throw new TlsMaterialException(Text.of("tls.file.tooLarge", file.toString()));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new TlsMaterialException(Text.of("tls.file.unreadable", file.toString()), e);
        }
    }

    /** The certificates in {@code file}, at least one. */
    static List<X509Certificate> load(Path file, char @Nullable [] password) throws TlsMaterialException {
        byte[] bytes = read(file);
        List<X509Certificate> found;
        try {
            found = isPem(bytes) ? pem(bytes) : binary(file, bytes, password);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            boolean locked = e.getCause() instanceof UnrecoverableKeyException;
            throw new TlsMaterialException(
                    Text.of(locked ? "tls.store.locked" : "tls.certificate.malformed", file.toString()), e);
        }
        if (found.isEmpty()) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            boolean key = isPem(bytes) && !PemBlocks.of(text, "PRIVATE KEY").isEmpty();
            throw new TlsMaterialException(
                    Text.of(key ? "tls.certificate.isKey" : "tls.certificate.none", file.toString()));
        }
        return found;
    }

    /** The certificates in the files of {@code folder} that hold any; at least one file must. */
    static List<X509Certificate> loadAll(Path folder) throws TlsMaterialException {
        if (!Files.isDirectory(folder)) {
            throw new TlsMaterialException(Text.of("tls.folder.missing", folder.toString()));
        }
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new TlsMaterialException(Text.of("tls.file.unreadable", folder.toString()), e);
        }
        List<X509Certificate> found = new ArrayList<>();
        for (Path file : files) {
            try {
                found.addAll(load(file, null));
            } catch (TlsMaterialException notACertificate) {
                // a folder of certificates may hold keys, lists of revocations, notes
            }
        }
        if (found.isEmpty()) {
            throw new TlsMaterialException(Text.of("tls.folder.none", folder.toString()));
        }
        return found;
    }

    /** The certificate whose DER has this base64. */
    static X509Certificate ofBase64(String base64) throws TlsMaterialException {
        try {
            return der(Base64.getMimeDecoder().decode(base64)).getFirst();
        } catch (CertificateException | RuntimeException e) {
            throw new TlsMaterialException(Text.of("tls.trust.malformed"), e);
        }
    }

    /** Whether {@code file} holds a certificate. */
    static boolean holdsCertificate(Path file) {
        try {
            return !load(file, null).isEmpty();
        } catch (TlsMaterialException none) {
            return false;
        }
    }

    /** Whether it is text with PEM blocks, rather than DER or a key store. */
    static boolean isPem(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
    }

    private static List<X509Certificate> pem(byte[] bytes) {
        String text = PemBlocks.of(new String(bytes, StandardCharsets.US_ASCII), "CERTIFICATE");
        return text.isEmpty() ? List.of() : PemUtils.parseCertificate(text);
    }

    private static List<X509Certificate> binary(Path file, byte[] bytes, char @Nullable [] password)
            throws GeneralSecurityException, IOException {
        try {
            return der(bytes);
        } catch (CertificateException notDer) {
            if (password != null) {
                return store(file, password);
            }
        }
        IOException locked = new IOException();
        for (String usual : USUAL_PASSWORDS) {
            try {
                return store(file, usual.toCharArray());
            } catch (IOException e) {
                locked = e;
            }
        }
        throw locked;
    }

    private static List<X509Certificate> der(byte[] bytes) throws CertificateException {
        Collection<? extends Certificate> found =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
        return found.stream().map(X509Certificate.class::cast).toList();
    }

    private static List<X509Certificate> store(Path file, char[] password)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(file.toFile(), password);
        List<X509Certificate> found = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.getCertificate(alias) instanceof X509Certificate x509) {
                found.add(x509);
            }
        }
        return found;
    }
}
