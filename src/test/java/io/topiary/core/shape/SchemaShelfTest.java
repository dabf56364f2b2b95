package io.topiary.core.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaShelfTest {

    private static final Messages MESSAGES = Messages.forLocale(Locale.ENGLISH);

    private final SchemaShelf shelf = new SchemaShelf();

    @TempDir
    Path folder;

    private String file(String schema) throws IOException {
        return Files.writeString(folder.resolve("schema.json"), schema).toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String words(SchemaVerdict verdict) {
        Text problem = verdict.problem();
        return problem == null ? "" : MESSAGES.get(problem);
    }

    @Test
    void validate_tellsViolationsWithTheirPaths() throws IOException {
        String file = file(
                "{\"type\":\"object\",\"required\":[\"t\"],\"properties\":{\"t\":{\"type\":\"number\",\"maximum\":80},"
                        + "\"a\":{\"items\":{\"type\":\"string\"}}}}");
        assertThat(shelf.validate(file, bytes("{\"t\":21.5}"))).isEqualTo(SchemaVerdict.VALID);
        assertThat(shelf.validate(file, bytes("{\"t\":81,\"a\":[\"x\",1]}")).violations())
                .extracting(SchemaVerdict.Violation::pointer, SchemaVerdict.Violation::keyword)
                .containsExactlyInAnyOrder(tuple("/t", "maximum"), tuple("/a/1", "type"));
        assertThat(shelf.validate(file, bytes("offline")).isValid()).isFalse();
        assertThat(shelf.validate(file, bytes("{\"t\":1e400}")).isValid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e10000000", "-1e-10000000", "211e10000002000", "1e1001"})
    void validate_numberFarBeyondAnyUse_isToldAndTheSchemaStaysInUse(String number) throws IOException {
        String file = file("{\"properties\":{\"t\":{\"multipleOf\":0.5,\"enum\":[1,2.5]}}}");

        assertThat(words(shelf.validate(file, bytes("{\"t\":" + number + "}"))))
                .isEqualTo("Payloads with numbers beyond 10 to the power of 1,000 are not checked");

        assertThat(shelf.validate(file, bytes("{\"t\":2.5}"))).isEqualTo(SchemaVerdict.VALID);
    }

    @Test
    void validate_schemaWithSuchANumber_isBroken() throws IOException {
        String file = file("{\"properties\":{\"t\":{\"multipleOf\":1e10000000}}}");

        assertThat(words(shelf.validate(file, bytes("{\"t\":2.5}")))).contains("a number beyond the power 1000 of ten");
    }

    @Test
    void validate_neverFetchesAnything() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            Path other = Files.writeString(folder.resolve("other.json"), "{\"type\":\"string\"}");
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/x.json";
            for (String reference : new String[] {url, other.toUri().toString(), "jar:" + other.toUri() + "!/x"}) {
                for (String schema : new String[] {
                    "{\"$ref\":\"" + reference + "\"}",
                    "{\"$id\":\"" + url + "\",\"properties\":{\"a\":{\"$ref\":\"y.json\"}}}",
                    "{\"$schema\":\"" + reference + "\",\"type\":\"object\"}",
                    "{\"$dynamicRef\":\"" + reference + "\"}"
                }) {
                    Path file = Files.writeString(folder.resolve(schema.hashCode() + ".json"), schema);
                    SchemaVerdict verdict = shelf.validate(file.toString(), bytes("{\"a\":1}"));
                    assertThat(verdict.problem()).as(schema).isNotNull();
                }
            }
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void validate_knowsThePublishedMetaSchemas() throws IOException {
        String file = file("{\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"}");
        assertThat(shelf.validate(file, bytes("{\"type\":\"object\"}"))).isEqualTo(SchemaVerdict.VALID);
        assertThat(shelf.validate(file, bytes("{\"type\":7}")).isValid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "7", "{\"$ref\":\"#/nowhere\"}", "{\"pattern\":\"(\"}", "{\"type\":\"object\"} x"
            })
    void brokenFile_isToldInWords_andDoesNotBreakOthers(String schema) throws IOException {
        String file = file(schema);
        assertThat(words(shelf.validate(file, bytes("\"x\"")))).contains(file).doesNotContain("{0}");
        Path good = Files.writeString(folder.resolve("good.json"), "{\"type\":\"string\"}");
        assertThat(shelf.validate(good.toString(), bytes("\"x\""))).isEqualTo(SchemaVerdict.VALID);
    }

    @Test
    void absentFolderAndLargeFiles_areTold() throws IOException {
        assertThat(words(shelf.validate(folder.resolve("none.json").toString(), bytes("1"))))
                .contains("none.json");
        assertThat(words(shelf.validate(folder.toString(), bytes("1")))).isNotEmpty();
        String large = file("{\"x\":\"" + "y".repeat(JsonSchemaFile.LARGEST_FILE) + "\"}");
        assertThat(words(shelf.validate(large, bytes("1")))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"pattern\":\"(a+)+\\\\1b\"}",
                "{\"$ref\":\"#\"}",
                "{\"allOf\":[{\"$ref\":\"#\"}]}",
                "{\"patternProperties\":{\"(a+)+\\\\1b\":{}}}"
            })
    void schemaThatNeverEnds_isGivenUp(String schema) throws IOException {
        SchemaShelf impatient = new SchemaShelf(Duration.ofSeconds(10));
        String file = file(schema);
        String word = "a".repeat(40) + "!";
        for (String payload : new String[] {"\"" + word + "\"", "{\"" + word + "\":1}"}) {
            impatient.validate(file, bytes(payload));
        }
        assertThat(words(impatient.validate(file, bytes("\"x\"")))).isNotEmpty();
    }

    @Test
    void schemaThatTakesTooLong_isGivenUp() throws IOException {
        StringBuilder schema = new StringBuilder("{\"$ref\":\"#/$defs/d0\",\"$defs\":{");
        for (int i = 0; i < 40; i++) {
            String next = "{\"$ref\":\"#/$defs/d" + (i + 1) + "\"}";
            schema.append("\"d")
                    .append(i)
                    .append("\":{\"oneOf\":[")
                    .append(next)
                    .append(",")
                    .append(next)
                    .append("]},");
        }
        schema.append("\"d40\":{\"type\":\"object\"}}}");
        SchemaShelf impatient = new SchemaShelf(Duration.ofMillis(200));
        String file = file(schema.toString());
        impatient.validate(file, bytes("{}"));
        assertThat(words(impatient.validate(file, bytes("{}")))).contains("200");
    }

    @Test
    void changedFile_isReadAgain() throws IOException {
        String file = file("{\"type\":\"string\"}");
        assertThat(shelf.validate(file, bytes("1")).isValid()).isFalse();
        Files.writeString(Path.of(file), "{\"type\":\"number\"}   ");
        await().until(() -> shelf.validate(file, bytes("1")).isValid());
        assertThat(Objects.requireNonNull(Path.of(file).getFileName())).hasToString("schema.json");
    }
}
