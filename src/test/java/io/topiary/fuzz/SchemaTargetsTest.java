package io.topiary.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.topiary.core.payload.schema.SchemaSamples;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Throws damaged samples at each target, so that the targets themselves are known to work before a fuzzer runs them. */
class SchemaTargetsTest {

    static Set<String> targets() {
        return SchemaTargets.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void target_damagedSamples_keepsItsWord(String name) {
        Consumer<byte[]> target = Objects.requireNonNull(SchemaTargets.all().get(name));
        Random random = new Random(name.hashCode());
        for (String file : List.of(
                "reading.bin",
                "reading.json",
                "avro.bin",
                "avro-single.bin",
                "sparkplug-birth.bin",
                "sparkplug-data.bin",
                "layout.bin",
                "old.bin")) {
            byte[] seed = SchemaSamples.bytes(file);
            for (int i = 0; i < 150; i++) {
                byte[] bytes = seed.clone();
                for (int change = random.nextInt(5); change > 0; change--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                assertThatCode(() -> target.accept(bytes)).doesNotThrowAnyException();
            }
        }
    }
}
