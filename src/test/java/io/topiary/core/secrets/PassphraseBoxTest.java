package io.topiary.core.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassphraseBoxTest {

    private static final byte[] TEXT = "CANARY".getBytes(StandardCharsets.UTF_8);
    private static final Secret PASSPHRASE = Secret.of("na\u00EFve");

    private final PassphraseBox box = new PassphraseBox(new KdfParameters.Cost(1_024, 1, 1));

    @Test
    void open_whatWasSealed_isTheSameAgain() throws SecretBoxException, IOException {
        JsonNode stored = new ObjectMapper().readTree(seal().toString());
        assertThat(box.open(stored, "context", PASSPHRASE)).isEqualTo(TEXT);
        assertThat(new PassphraseBox().open(stored, "context", Secret.of("nai\u0308ve")))
                .isEqualTo(TEXT);
    }

    @Test
    void seal_twice_sharesNothing() throws SecretBoxException {
        ObjectNode first = seal();
        ObjectNode second = seal();
        assertThat(first.toString()).doesNotContain("CANARY");
        assertThat(first.path("nonce")).isNotEqualTo(second.path("nonce"));
        assertThat(first.path("kdf").path("salt"))
                .isNotEqualTo(second.path("kdf").path("salt"));
        assertThat(first.path("data")).isNotEqualTo(second.path("data"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"other passphrase,context,wrong", "other context,else,na\u00EFve"})
    void open_otherPassphraseOrContext_throws(String description, String context, String passphrase)
            throws SecretBoxException {
        ObjectNode sealed = seal();
        assertThatThrownBy(() -> box.open(sealed, context, Secret.of(passphrase)))
                .isInstanceOfSatisfying(
                        SecretBoxException.class,
                        e -> assertThat(e.text().key()).isEqualTo("secrets.box.wrong"));
    }

    @Test
    void open_anyByteChanged_throws() throws SecretBoxException, IOException {
        ObjectNode sealed = seal();
        byte[] data = sealed.path("data").binaryValue();
        for (int i = 0; i < data.length; i++) {
            byte[] changed = data.clone();
            changed[i] ^= 1;
            sealed.put("data", changed);
            assertThatThrownBy(() -> box.open(sealed, "context", PASSPHRASE)).isInstanceOf(SecretBoxException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"cipher\":\"AES-256-GCM\",\"kdf\":{\"name\":\"argon2id\",\"version\":19,\"memoryKib\":2000000000,"
                        + "\"passes\":3,\"lanes\":1,\"salt\":\"AAAAAAAAAAA=\"},\"nonce\":\"AAAAAAAAAAAAAAAA\","
                        + "\"data\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}",
                "{\"cipher\":\"ROT13\",\"kdf\":{\"name\":\"argon2id\",\"version\":19,\"memoryKib\":1024,"
                        + "\"passes\":1,\"lanes\":1,\"salt\":\"AAAAAAAAAAA=\"},\"nonce\":\"AAAAAAAAAAAAAAAA\","
                        + "\"data\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}",
            })
    void open_somethingElse_isDamage(String json) throws IOException {
        JsonNode sealed = new ObjectMapper().readTree(json);
        assertThatThrownBy(() -> box.open(sealed, "context", PASSPHRASE))
                .isInstanceOfSatisfying(
                        SecretBoxException.class,
                        e -> assertThat(e.text().key()).isEqualTo("secrets.box.damaged"));
    }

    private ObjectNode seal() throws SecretBoxException {
        return box.seal(TEXT, "context", PASSPHRASE);
    }
}
