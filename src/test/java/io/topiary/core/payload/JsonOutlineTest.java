package io.topiary.core.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonOutlineTest {

    private static final String JSON =
            "{\"a\": 1.50, \"b\":[true,null,{\"c/d\":\"x\\u00e9\"}], \"\":{}, \"e f\": \"[1]\"}";

    @Test
    void of_document_findsEveryValueAsItWasSent() {
        JsonOutline outline = of(JSON);
        List<String> found = IntStream.range(0, outline.size())
                .mapToObj(node -> outline.pointer(node) + " " + outline.kind(node) + " "
                        + (outline.isContainer(node) ? outline.children(node) : outline.text(node)))
                .toList();
        assertThat(found)
                .containsExactly(
                        " OBJECT 4",
                        "/a NUMBER 1.50",
                        "/b ARRAY 3",
                        "/b/0 BOOLEAN true",
                        "/b/1 NULL null",
                        "/b/2 OBJECT 1",
                        "/b/2/c~1d STRING \"x\\u00e9\"",
                        "/ OBJECT 0",
                        "/e f STRING \"[1]\"");
    }

    @Test
    void find_everyPointer_leadsBack() {
        JsonOutline outline = of(JSON);
        assertThat(IntStream.range(0, outline.size()).map(node -> outline.find(outline.pointer(node))))
                .containsExactlyElementsOf(
                        IntStream.range(0, outline.size()).boxed().toList());
        assertThat(outline.find("/b/7")).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"0,''", "2,/a", "7,/a", "20,/b/0", "36,/b/2/c~1d"})
    void at_offset_isTheInnermostValueOrItsKey(int offset, String pointer) {
        JsonOutline outline = of(JSON);
        assertThat(outline.pointer(outline.at(offset))).isEqualTo(pointer);
    }

    @Test
    void value_string_hasItsEscapesResolved() {
        JsonOutline outline = of("[\"\\u00e9\\n\\\"\\q\\u12\"]");
        assertThat(outline.value(1)).isEqualTo("é\n\"q\\u12");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/b/2/c~1d | $.b[2]['c/d'] | .b[2][\"c/d\"]",
                "/b/0 | $.b[0] | .b[0]",
                "/e f | $['e f'] | .[\"e f\"]",
                "'' | $ | ."
            })
    void ways_areWhatOtherToolsSpeak(String pointer, String jsonPath, String jq) {
        JsonOutline outline = of(JSON);
        List<Object> steps = outline.steps(outline.find(pointer));
        assertThat(List.of(JsonWays.jsonPath(steps), JsonWays.jq(steps))).isEqualTo(List.of(jsonPath, jq));
    }

    @Test
    void of_tooMany_isNone() {
        assertThat(JsonOutline.of("[1,2,3]".getBytes(UTF_8), 3)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "]", "[", "{\"a", "{\"a\":[}", ",:", "\"\\"})
    void of_whatIsNoJson_neverThrows(String text) {
        JsonOutline.of(text.getBytes(UTF_8), 100)
                .ifPresent(outline -> IntStream.range(0, outline.size()).forEach(node -> {
                    outline.pointer(node);
                    outline.value(node);
                }));
    }

    private static JsonOutline of(String json) {
        return JsonOutline.of(json.getBytes(UTF_8), 1_000).orElseThrow();
    }
}
