package io.topiary.core.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.Secret;
import io.topiary.core.text.Text;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts with AES-256-GCM under a key that Argon2id makes of the passphrase; salt and nonce are new each time.
 *
 * <pre>{@code
 * {"cipher": "AES-256-GCM", "kdf": {…}, "nonce": "…", "data": "…"}
 * }</pre>
 */
public final class PassphraseBox implements SecretBox {

    private static final String CIPHER = "AES-256-GCM";

    private final KdfParameters.Cost cost;
    private final SecureRandom random = new SecureRandom();

    /** A box as hard to guess open as the file of the vault. */
    public PassphraseBox() {
        this(KdfParameters.Cost.DEFAULT);
    }

    /** @param cost what passphrases are worked on with when something is sealed */
    PassphraseBox(KdfParameters.Cost cost) {
        this.cost = cost;
    }

    @Override
    public ObjectNode seal(byte[] text, String context, Secret passphrase) throws SecretBoxException {
        KdfParameters kdf = KdfParameters.fresh(cost, random);
        try (AesGcm cipher = cipher(kdf, passphrase)) {
            ObjectNode sealed = JsonNodeFactory.instance.objectNode().put("cipher", CIPHER);
            kdf.write(sealed.putObject("kdf"));
            cipher.seal(text, aad(context)).write(sealed);
            return sealed;
        }
    }

    @Override
    public byte[] open(JsonNode sealed, String context, Secret passphrase) throws SecretBoxException {
        KdfParameters kdf;
        try {
            kdf = KdfParameters.read(sealed.path("kdf"));
        } catch (SecretException e) {
            throw damaged(e);
        }
        Sealed data = Sealed.read(sealed).orElseThrow(() -> damaged(null));
        if (!CIPHER.equals(sealed.path("cipher").asText())) {
            throw damaged(null);
        }
        try (AesGcm cipher = cipher(kdf, passphrase)) {
            byte[] text = cipher.open(data, aad(context));
            if (text == null) {
                throw new SecretBoxException(Text.of("secrets.box.wrong"), null);
            }
            return text;
        }
    }

    private AesGcm cipher(KdfParameters kdf, Secret passphrase) throws SecretBoxException {
        try {
            return new AesGcm(kdf.derive(passphrase), random);
        } catch (SecretException e) {
            throw new SecretBoxException(e.text(), e);
        }
    }

    /** Apart from what the vault encrypts, should the same passphrase ever make the same key. */
    private static String aad(String context) {
        return "box\n" + context;
    }

    private static SecretBoxException damaged(@Nullable SecretException cause) {
        return new SecretBoxException(Text.of("secrets.box.damaged"), cause);
    }
}
