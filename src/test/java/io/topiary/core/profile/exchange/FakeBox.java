package io.topiary.core.profile.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.Secret;
import io.topiary.core.secrets.SecretBox;
import io.topiary.core.secrets.SecretBoxException;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts truly, but with a key that is made at once. */
final class FakeBox implements SecretBox {

    @Override
    public ObjectNode seal(byte[] text, String context, Secret passphrase) {
        try {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put(
                            "data",
                            cipher(Cipher.ENCRYPT_MODE, context, passphrase).doFinal(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] open(JsonNode sealed, String context, Secret passphrase) throws SecretBoxException {
        try {
            return cipher(Cipher.DECRYPT_MODE, context, passphrase)
                    .doFinal(sealed.path("data").binaryValue());
        } catch (GeneralSecurityException | IOException e) {
            throw new SecretBoxException(Text.of("exchange.note.unknown"), e);
        }
    }

    private static Cipher cipher(int mode, String context, Secret passphrase) throws GeneralSecurityException {
        byte[] key = MessageDigest.getInstance("SHA-256").digest(passphrase.utf8());
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, new byte[12]));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
