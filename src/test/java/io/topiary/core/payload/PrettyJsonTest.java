package io.topiary.core.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrettyJsonTest {

    private static final int PLENTY = 1 << 24;

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "1E2",
                "-0",
                "127.0",
                "1e400",
                "1E+999999999",
                "18446744073709551616",
                "0.10000",
                "null",
                "\"a\\u0041\\/b\"",
                "\"\\ud800\"",
                "{}",
                "[]",
                "\"[{,:}]\"",
                "\"\\\\\"",
                "\"\\\"\""
            })
    void format_scalarOrEmpty_isUnchanged(String json) {
        assertThat(pretty(json)).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "keys keep their order and may repeat | {\"b\":1,\"a\":2,\"b\":3.0} | {~  \"b\": 1,~  \"a\": 2,~  \"b\": 3.0~}",
                "space around everything goes | ` { \"a\" :\t[ 1 , -0 ] } ` | {~  \"a\": [~    1,~    -0~  ]~}",
                "empty containers stay on their line | [{ },[ ],[[]]] | [~  {},~  [],~  [~    []~  ]~]",
                "structure in strings is text | [\"],[\",\"\\\"}\"] | [~  \"],[\",~  \"\\\"}\"~]",
                "other languages | {\"ключ\":\"値 😀\"} | {~  \"ключ\": \"値 😀\"~}",
            })
    void format_container_hasOneElementALine(String description, String json, String expected) {
        assertThat(pretty(json)).as(description).isEqualTo(expected.replace('~', '\n'));
    }

    @Test
    void format_millionDigits_keepsAll() {
        String json = "[" + "9".repeat(1_000_000) + "]";
        assertThat(pretty(json)).isEqualTo("[\n  " + "9".repeat(1_000_000) + "\n]");
    }

    @Test
    void format_deepBomb_isCutShort() {
        String json = "[".repeat(400) + "0,".repeat(200_000) + "0" + "]".repeat(400);
        assertThat(PrettyJson.format(json.getBytes(UTF_8), 1_000_000)).isEqualTo(Optional.empty());
    }

    @Test
    void format_randomJson_changesOnlySpaceBetweenTokens() {
        for (int seed = 0; seed < 500; seed++) {
            String json = new RandomJson(new Random(seed)).document();
            assertThat(withoutSpace(pretty(json))).as("seed %d", seed).isEqualTo(withoutSpace(json));
        }
    }

    @Test
    void format_randomJson_isStillJson() {
        for (int seed = 0; seed < 500; seed++) {
            String json = new RandomJson(new Random(seed)).document();
            assertThat(JsonCheck.check(pretty(json).getBytes(UTF_8), JsonLimits.AUTOMATIC))
                    .as("seed %d", seed)
                    .isInstanceOf(JsonCheck.Valid.class);
        }
    }

    private static String pretty(String json) {
        return new String(PrettyJson.format(json.getBytes(UTF_8), PLENTY).orElseThrow(), UTF_8);
    }

    private static String withoutSpace(String json) {
        StringBuilder out = new StringBuilder();
        boolean string = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '"') {
                string = !string;
            }
            if (string || " \t\r\n".indexOf(c) < 0) {
                out.append(c);
            }
            if (string && c == '\\') {
                out.append(json.charAt(++i));
            }
        }
        return out.toString();
    }
}
