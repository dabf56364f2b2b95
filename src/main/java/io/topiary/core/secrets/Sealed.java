package io.topiary.core.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/**
 * Something encrypted.
 *
 * @param nonce 12 bytes, used once
 * @param data ciphertext and tag
 */
record Sealed(byte[] nonce, byte[] data) {

    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    /** Reads what {@link #write} wrote; empty if it is something else. */
    static Optional<Sealed> read(JsonNode node) {
        try {
            JsonNode nonce = node.path("nonce");
            JsonNode data = node.path("data");
            if (!nonce.isTextual() || !data.isTextual()) {
                return Optional.empty();
            }
            Sealed sealed = new Sealed(nonce.binaryValue(), data.binaryValue());
            boolean whole = sealed.nonce.length == NONCE_BYTES && sealed.data.length >= TAG_BYTES;
            return whole ? Optional.of(sealed) : Optional.empty();
        } catch (IOException noBase64) {
            return Optional.empty();
        }
    }

    /** Writes it into {@code node}. */
    void write(ObjectNode node) {
        node.put("nonce", nonceText()).put("data", Base64.getEncoder().encodeToString(data));
    }

    /** The nonce in Base64. */
    String nonceText() {
        return Base64.getEncoder().encodeToString(nonce);
    }
}
