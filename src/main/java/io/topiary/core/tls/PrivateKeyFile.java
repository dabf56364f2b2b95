package io.topiary.core.tls;

import io.topiary.core.text.Text;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import nl.altindag.ssl.pem.util.PemUtils;
import org.jspecify.annotations.Nullable;

/** Reads a private key: PEM or DER; PKCS#1, PKCS#8 or SEC1; encrypted or not. What can't be read is named. */
final class PrivateKeyFile {

    private PrivateKeyFile() {}

    /** The first private key in {@code file}. */
    static PrivateKey load(Path file, char @Nullable [] password) throws TlsMaterialException {
        byte[] bytes = CertificateFiles.read(file);
        String text =
                CertificateFiles.isPem(bytes) ? new String(bytes, StandardCharsets.US_ASCII) : KeyEncoding.pem(bytes);
        String key = PemBlocks.of(text, "PRIVATE KEY");
        if (key.isEmpty()) {
            throw new TlsMaterialException(Text.of(kindOf(file, text), file.toString()));
        }
        if (key.startsWith("-----BEGIN OPENSSH")) {
            throw new TlsMaterialException(Text.of("tls.key.openSsh", file.toString()));
        }
        boolean encrypted = KeyEncoding.encrypted(key);
        if (encrypted && (password == null || password.length == 0)) {
            throw new TlsMaterialException(Text.of("tls.key.passwordMissing", file.toString()));
        }
        try {
            return encrypted ? PemUtils.parsePrivateKey(key, password) : PemUtils.parsePrivateKey(key);
        } catch (RuntimeException e) {
            throw refused(file, key, encrypted, e);
        }
    }

    /** Whether the PEM text {@code bytes} holds a private key. */
    static boolean holdsKey(byte[] bytes) {
        return !PemBlocks.of(new String(bytes, StandardCharsets.US_ASCII), "PRIVATE KEY")
                .isEmpty();
    }

    /** What a file without a private key holds instead. */
    private static String kindOf(Path file, String text) {
        if (text.contains("-----BEGIN CERTIFICATE REQUEST") || text.contains("-----BEGIN NEW CERTIFICATE REQUEST")) {
            return "tls.key.isRequest";
        }
        if (text.contains("-----BEGIN PUBLIC KEY") || text.contains("-----BEGIN RSA PUBLIC KEY")) {
            return "tls.key.isPublic";
        }
        return CertificateFiles.holdsCertificate(file) ? "tls.key.isCertificate" : "tls.key.none";
    }

    private static TlsMaterialException refused(Path file, String key, boolean encrypted, RuntimeException e) {
        if (!encrypted) {
            return new TlsMaterialException(Text.of("tls.key.malformed", file.toString()), e);
        }
        return cipherUnknown(e)
                ? new TlsMaterialException(Text.of("tls.key.cipher", file.toString(), KeyEncoding.cipher(key)), e)
                : new TlsMaterialException(Text.of("tls.key.passwordWrong", file.toString()), e);
    }

    private static boolean cipherUnknown(Throwable failure) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            String message = String.valueOf(link.getMessage());
            if (link instanceof NoSuchAlgorithmException
                    || message.contains("no key size for algorithm")
                    || message.contains("unknown encryption")) {
                return true;
            }
        }
        return false;
    }
}
