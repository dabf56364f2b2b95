package io.topiary.core.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLeavesTest {

    private static final String JSON =
            "{\"t\":21.50,\"big\":1e400,\"a/b\":{\"c~\":[true,\"on\",null,{\"x\":-0}]},\"s\":\"\\u0041\",\"e\":{}}";

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Test
    void of_json_listsScalarsInOrderWithPointersAsWritten() {
        assertThat(JsonLeaves.of(bytes(JSON), 100))
                .extracting(leaf -> leaf.pointer() + " " + leaf.text())
                .containsExactly(
                        "/t 21.50",
                        "/big 1e400",
                        "/a~1b/c~0/0 true",
                        "/a~1b/c~0/1 on",
                        "/a~1b/c~0/2 null",
                        "/a~1b/c~0/3/x -0",
                        "/s A");
    }

    @Test
    void textAt_eachPointerOfOf_findsTheSame() {
        for (JsonLeaves.Leaf leaf : JsonLeaves.of(bytes(JSON), 100)) {
            assertThat(JsonLeaves.textAt(bytes(JSON), leaf.pointer())).contains(leaf.text());
        }
    }

    @ParameterizedTest
    @CsvSource({"/no", "/t/x", "/a~1b", "/a~1b/c~0/9", "/a~1b/c~0/x", "/e", "''"})
    void textAt_whereNoScalarIs_isEmpty(String pointer) {
        assertThat(JsonLeaves.textAt(bytes(JSON), pointer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"21.5, 21.5", "' ON\n', ON", "true, true", "'\"x\"', x", "12 apples, 12 apples"})
    void of_plainPayload_isOneValue(String payload, String text) {
        assertThat(JsonLeaves.of(bytes(payload), 10)).containsExactly(new JsonLeaves.Leaf("", text));
        assertThat(JsonLeaves.textAt(bytes(payload), "")).contains(text);
    }

    @Test
    void of_bytesThatAreNoText_isNothing() {
        byte[] binary = {(byte) 0xFF, 0, 1};
        assertThat(JsonLeaves.of(binary, 10)).isEmpty();
        assertThat(JsonLeaves.textAt(binary, "")).isEqualTo(Optional.empty());
        assertThat(JsonLeaves.of(new byte[0], 10)).isEqualTo(List.of());
    }

    @Test
    void of_jsonThatBreaksOff_givesWhatWasThere() {
        assertThat(JsonLeaves.of(bytes("{\"a\":1,\"b\":"), 10)).containsExactly(new JsonLeaves.Leaf("/a", "1"));
    }

    @Test
    void of_deepAndLargeDocuments_neverThrows() {
        assertThat(JsonLeaves.of(bytes("[".repeat(100_000)), 10)).isEmpty();
        assertThat(JsonLeaves.of(bytes("[1" + "0".repeat(100_000) + "]"), 10)).isEmpty();
        assertThat(JsonLeaves.of(bytes("[" + "1,".repeat(1_000) + "1]"), 10)).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({
        "21.5, 21.5",
        "-1E-2, -0.01",
        "true, 1",
        "off, 0",
        "On, 1",
        "1e999, NaN",
        "'', NaN",
        "1_0, NaN",
        "0x1p3, NaN",
        "NaN, NaN",
        "Infinity, NaN",
        "1f, NaN",
        "null, NaN",
        "1-1, NaN",
        "12 apples, NaN"
    })
    void measure_isANumberOrNothing(String text, Double value) {
        assertThat(Double.valueOf(Measures.of(text))).isEqualTo(value);
    }

    @Test
    void measure_aMillionDigitExponent_isNotExpanded() {
        assertThat(Measures.of("1e-1000000000")).isEqualTo(0);
        assertThat(Measures.of("9".repeat(1_000_000))).isNaN();
    }
}
