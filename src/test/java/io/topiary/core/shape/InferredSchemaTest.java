package io.topiary.core.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferredSchemaTest {

    @TempDir
    Path folder;

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 5 : 7)) {
            case 0 -> String.valueOf(random.nextInt(100));
            case 1 -> random.nextInt(100) + "." + random.nextInt(100) + "e" + (random.nextInt(80) - 40);
            case 2 -> "\"" + "é".repeat(random.nextInt(5)) + random.nextInt(3) + "\"";
            case 3 -> String.valueOf(random.nextBoolean());
            case 4 -> "null";
            case 5 -> {
                List<String> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(value(random, depth + 1));
                }
                yield items.toString();
            }
            default -> {
                StringBuilder object = new StringBuilder("{");
                for (int i = 0; i < 5; i++) {
                    if (random.nextBoolean()) {
                        object.append(object.length() > 1 ? "," : "")
                                .append("\"k")
                                .append(i)
                                .append("\":")
                                .append(value(random, depth + 1));
                    }
                }
                yield object.append("}").toString();
            }
        };
    }

    @Test
    void schema_acceptsEverythingItWasLearnedFrom() throws IOException {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            Shape shape = new Shape(ShapeOptions.USUAL);
            List<byte[]> payloads = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                byte[] payload = value(random, 0).getBytes(StandardCharsets.UTF_8);
                payloads.add(payload);
                shape.learn(payload, i);
            }
            Path file = folder.resolve(seed + ".json");
            Files.writeString(file, InferredSchema.of(shape.snapshot(), "a/b"));
            JsonSchemaFile schema = JsonSchemaFile.read(file);
            assertThat(schema.problem()).isNull();
            for (byte[] payload : payloads) {
                assertThat(schema.validate(payload, SchemaShelf.PATIENCE))
                        .as("seed %d: %s", seed, new String(payload, StandardCharsets.UTF_8))
                        .isEqualTo(SchemaVerdict.VALID);
            }
        }
    }

    @Test
    void schema_namesRequiredKeysRangesAndValues() {
        Shape shape = new Shape(ShapeOptions.USUAL);
        for (int i = 0; i < 40; i++) {
            String more = i % 2 == 0 ? "" : ",\"o\":true";
            shape.learn(
                    ("{\"t\":" + i + ",\"s\":\"" + (i % 2 == 0 ? "on" : "off") + "\"" + more + "}")
                            .getBytes(StandardCharsets.UTF_8),
                    i);
        }
        assertThat(InferredSchema.of(shape.snapshot(), "a/b").replaceAll("\\s+", ""))
                .contains("\"$schema\":\"https://json-schema.org/draft/2020-12/schema\"")
                .contains("\"t\":{\"type\":\"integer\",\"minimum\":0,\"maximum\":39}")
                .contains("\"enum\":[\"off\",\"on\"]")
                .contains("\"required\":[\"t\",\"s\"]");
    }
}
