package io.topiary.core.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.Secret;
import io.topiary.core.secrets.KdfParameters.Cost;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KdfParametersTest {

    /** The vector of the reference implementation's own test for Argon2id, version 0x13, t=2, m=2^16, p=1. */
    @Test
    void derive_referenceVector_isMet() throws SecretException {
        KdfParameters parameters =
                new KdfParameters(new Cost(65_536, 2, 1), "somesalt".getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(parameters.derive(Secret.of("password"))))
                .isEqualTo("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
    }

    @Test
    void derive_accentTypedInTwoWays_isTheSameKey() throws SecretException {
        KdfParameters parameters = new KdfParameters(new Cost(1_024, 1, 1), new byte[16]);
        assertThat(parameters.derive(Secret.of("cafe\u0301"))).isEqualTo(parameters.derive(Secret.of("caf\u00e9")));
    }

    @Test
    void write_thenRead_isTheSame() throws SecretException {
        KdfParameters parameters = new KdfParameters(Cost.DEFAULT, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        KdfParameters read = KdfParameters.read(written(parameters));
        assertThat(read.cost()).isEqualTo(Cost.DEFAULT);
        assertThat(read.salt()).isEqualTo(parameters.salt());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "memoryKib, 10485760",
        "memoryKib, 262145",
        "memoryKib, 1023",
        "memoryKib, -1",
        "memoryKib, 4294967296",
        "passes, 0",
        "passes, 11",
        "lanes, 0",
        "lanes, 9",
        "version, 16",
    })
    void read_hostileFile_isRefusedBeforeAnyWork(String key, long value) {
        ObjectNode node = written(new KdfParameters(Cost.DEFAULT, new byte[16]));
        node.put(key, value);
        assertThatThrownBy(() -> KdfParameters.read(node))
                .isInstanceOfSatisfying(
                        SecretException.class, e -> assertThat(e.problem()).isEqualTo(SecretProblem.DAMAGED));
    }

    @Test
    void derive_moreMemoryThanThereIs_saysSo() throws SecretException {
        // Twice what is wanted has to be there: the largest allowed is too much for a heap below 512 MiB only.
        boolean large = Runtime.getRuntime().maxMemory() >= 512L * 1_024 * 1_024;
        KdfParameters parameters = new KdfParameters(new Cost(large ? Integer.MAX_VALUE : 262_144, 1, 1), new byte[16]);
        assertThatThrownBy(() -> parameters.derive(Secret.of("x")))
                .isInstanceOfSatisfying(
                        SecretException.class, e -> assertThat(e.problem()).isEqualTo(SecretProblem.NO_MEMORY));
    }

    private static ObjectNode written(KdfParameters parameters) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        parameters.write(node);
        return node;
    }
}
