package io.topiary.core.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.Secret;
import io.topiary.core.text.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The head of the encrypted part of a document: how its key is derived, and what only that key opens.
 *
 * <p>A checksum tells a damaged head from a wrong passphrase. It needs no key and stops nobody who alters the file on
 * purpose; to such a one the passphrase just seems wrong.
 *
 * @param kdf how the passphrase becomes the key
 * @param verifier an empty text under the key: opens with the right passphrase only
 */
record EncryptionHead(KdfParameters kdf, Sealed verifier) {

    private static final String CIPHER = "AES-256-GCM";

    /** A head for a new key. */
    static EncryptionHead create(KdfParameters kdf, AesGcm cipher) {
        return new EncryptionHead(kdf, cipher.seal(new byte[0], context(kdf)));
    }

    /**
     * The head in {@code document}; empty if it has none.
     *
     * @throws SecretException if it is damaged
     */
    static Optional<EncryptionHead> read(ObjectNode document) throws SecretException {
        JsonNode node = document.path(SecretsFile.ENCRYPTION);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        EncryptionHead head = new EncryptionHead(
                KdfParameters.read(node.path("kdf")),
                Sealed.read(node.path("verifier")).orElseThrow(EncryptionHead::damaged));
        boolean whole = CIPHER.equals(node.path("cipher").asText())
                && head.checksum().equals(node.path("checksum").asText());
        if (!whole) {
            throw damaged();
        }
        return Optional.of(head);
    }

    /** Puts it into {@code document}, in place of another one. */
    void write(ObjectNode document) {
        ObjectNode node = document.putObject(SecretsFile.ENCRYPTION);
        node.put("cipher", CIPHER);
        kdf.write(node.putObject("kdf"));
        verifier.write(node.putObject("verifier"));
        node.put("checksum", checksum());
    }

    /**
     * The cipher that {@code passphrase} makes.
     *
     * @throws SecretException if it is the wrong one, or if there is not enough memory
     */
    AesGcm unlock(Secret passphrase, SecureRandom random) throws SecretException {
        AesGcm cipher = new AesGcm(kdf.derive(passphrase), random);
        if (isOpenedBy(cipher)) {
            return cipher;
        }
        cipher.close();
        throw new SecretException(SecretProblem.WRONG_PASSPHRASE, Text.of("secrets.file.wrong"));
    }

    /** Whether {@code cipher} has the key. */
    boolean isOpenedBy(AesGcm cipher) {
        return cipher.open(verifier, context(kdf)) != null;
    }

    /** What the file needs words for. */
    static SecretException damaged() {
        return new SecretException(SecretProblem.DAMAGED, Text.of("secrets.file.damaged"));
    }

    private static String context(KdfParameters kdf) {
        return "verifier\n" + kdf.cost().canonical() + "\n"
                + Base64.getEncoder().encodeToString(kdf.salt());
    }

    private String checksum() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(context(kdf).getBytes(StandardCharsets.UTF_8));
            digest.update(verifier.nonce());
            return Base64.getEncoder().encodeToString(digest.digest(verifier.data()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
