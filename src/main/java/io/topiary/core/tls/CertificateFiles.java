package io.topiary.core.tls;

import io.topiary.core.text.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import nl.altindag.ssl.pem.util.PemUtils;
import org.jspecify.annotations.Nullable;

/** Reads certificates from files: PEM bundles, DER, PKCS#12 and JKS stores, folders of these. */
final class CertificateFiles {

    /** No bundle of certificates is larger; a wrong file may be. */
    private static final long LARGEST_BYTES = 16L * 1024 * 1024;

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
            throw new TlsMaterialException(Text.of("tls.certificate.malformed", file.toString()), e);
        }
        if (found.isEmpty()) {
            throw new TlsMaterialException(Text.of("tls.certificate.none", file.toString()));
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
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(bytes))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException notDer) {
            KeyStore store = KeyStore.getInstance(file.toFile(), password);
            List<X509Certificate> found = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                Certificate certificate = store.getCertificate(alias);
                if (certificate instanceof X509Certificate x509) {
                    found.add(x509);
                }
            }
            return found;
        }
    }
}
