package io.topiary.core.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.Secret;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * How a passphrase becomes a key: Argon2id, version 0x13 (RFC 9106).
 *
 * @param cost how much work it is
 * @param salt makes the same passphrase another key in another file
 */
record KdfParameters(Cost cost, byte[] salt) {

    private static final String NAME = "argon2id";
    private static final int KEY_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int LEAST_SALT_BYTES = 8;
    private static final int MOST_SALT_BYTES = 64;

    /**
     * How much work it is to derive a key. Bounded, because it is read from a file: 1 to 256 MiB, 1 to 10 passes, 1 to 8
     * lanes.
     *
     * @param memoryKib memory in KiB
     * @param passes passes over it
     * @param lanes independent lanes
     */
    record Cost(int memoryKib, int passes, int lanes) {

        /** 64 MiB, three passes, one lane: RFC 9106's second recommendation for one thread. */
        static final Cost DEFAULT = new Cost(64 * 1_024, 3, 1);

        private static final int LEAST_KIB = 1_024;
        private static final int MOST_KIB = 256 * 1_024;
        private static final int MOST_PASSES = 10;
        private static final int MOST_LANES = 8;

        /** The same as text that stays the same over versions of Java. */
        String canonical() {
            return memoryKib + "," + passes + "," + lanes;
        }

        boolean isBounded() {
            return isIn(memoryKib, LEAST_KIB, MOST_KIB) && isIn(passes, 1, MOST_PASSES) && isIn(lanes, 1, MOST_LANES);
        }
    }

    /** Parameters of that cost with a salt of their own. */
    static KdfParameters fresh(Cost cost, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new KdfParameters(cost, salt);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws SecretException if it is something else, or more work than is sensible
     */
    static KdfParameters read(JsonNode node) throws SecretException {
        Cost cost = new Cost(
                node.path("memoryKib").asInt(),
                node.path("passes").asInt(),
                node.path("lanes").asInt());
        byte[] salt;
        try {
            JsonNode text = node.path("salt");
            salt = text.isTextual() ? text.binaryValue() : new byte[0];
        } catch (IOException noBase64) {
            salt = new byte[0];
        }
        boolean known = NAME.equals(node.path("name").asText())
                && node.path("version").asInt() == Argon2Parameters.ARGON2_VERSION_13;
        if (!known || !cost.isBounded() || !isIn(salt.length, LEAST_SALT_BYTES, MOST_SALT_BYTES)) {
            throw new SecretException(SecretProblem.DAMAGED, Text.of("secrets.file.damaged"));
        }
        return new KdfParameters(cost, salt);
    }

    /** Writes them into {@code node}. */
    void write(ObjectNode node) {
        node.put("name", NAME)
                .put("version", Argon2Parameters.ARGON2_VERSION_13)
                .put("memoryKib", cost.memoryKib())
                .put("passes", cost.passes())
                .put("lanes", cost.lanes())
                .put("salt", Base64.getEncoder().encodeToString(salt));
    }

    /**
     * The key of {@code passphrase}, 32 bytes; the caller wipes it. Takes a part of a second.
     *
     * @throws SecretException if there is not enough memory
     */
    byte[] derive(Secret passphrase) throws SecretException {
        if (cost.memoryKib() * 1_024L > Runtime.getRuntime().maxMemory() / 2) {
            throw new SecretException(
                    SecretProblem.NO_MEMORY, Text.of("secrets.file.memory", cost.memoryKib() / 1_024));
        }
        byte[] bytes = bytes(passphrase);
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(cost.memoryKib())
                    .withIterations(cost.passes())
                    .withParallelism(cost.lanes())
                    .withSalt(salt)
                    .build());
            byte[] key = new byte[KEY_BYTES];
            generator.generateBytes(bytes, key);
            return key;
        } catch (OutOfMemoryError e) {
            throw new SecretException(
                    SecretProblem.NO_MEMORY, Text.of("secrets.file.memory", cost.memoryKib() / 1_024), e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** UTF-8 of the composed form (NFC): systems differ in how they hand over an accented letter that was typed. */
    private static byte[] bytes(Secret passphrase) {
        char[] characters = passphrase.chars();
        CharBuffer typed = CharBuffer.wrap(characters);
        CharBuffer composed = Normalizer.isNormalized(typed, Normalizer.Form.NFC)
                ? typed
                : CharBuffer.wrap(Normalizer.normalize(typed, Normalizer.Form.NFC));
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(composed);
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        encoded.clear().put(new byte[encoded.capacity()]);
        Arrays.fill(characters, '\0');
        return bytes;
    }

    private static boolean isIn(int value, int least, int most) {
        return value >= least && value <= most;
    }
}
