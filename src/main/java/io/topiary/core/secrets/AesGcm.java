package io.topiary.core.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-256-GCM under one key (NIST SP 800-38D), a random nonce of 96 bits each time. Each text is bound to a context:
 * moved to another place it can't be opened.
 */
final class AesGcm implements AutoCloseable {

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";

    private final byte[] key;
    private final SecureRandom random;

    /** @param key 32 bytes; wiped when this is closed */
    AesGcm(byte[] key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    /** Encrypts {@code text} for {@code context}. */
    Sealed seal(byte[] text, String context) {
        byte[] nonce = new byte[Sealed.NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            return new Sealed(nonce, cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM has to work", e);
        }
    }

    /** The text of {@code sealed}, or null if it was not encrypted under this key for {@code context}. */
    byte @Nullable [] open(Sealed sealed, String context) {
        try {
            return cipher(Cipher.DECRYPT_MODE, sealed.nonce(), context).doFinal(sealed.data());
        } catch (AEADBadTagException notOurs) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM has to work", e);
        }
    }

    /** Wipes the key. */
    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(Sealed.TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(("topiary secrets 1\n" + context).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
