package io.topiary.ui.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.payload.JsonOutline;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonFoldsTest {

    private static final String JSON = "{\"a\":{\"b\":[1,2],\"c\":3},\"d\":[4]}";

    @Test
    void of_smallDocument_isUnfolded() {
        assertThat(shown(folds(JSON))).containsExactly("", "/a", "/a/b", "/a/b/0", "/a/b/1", "/a/c", "/d", "/d/0");
    }

    @Test
    void set_folds_andOpensAsItWas() {
        JsonFolds folds = folds(JSON);
        folds.set(folds.outline().find("/a/b"), false);
        folds.set(folds.outline().find("/a"), false);
        List<String> folded = shown(folds);
        folds.set(folds.outline().find("/a"), true);
        assertThat(List.of(folded, shown(folds)))
                .isEqualTo(List.of(List.of("", "/a", "/d", "/d/0"), List.of("", "/a", "/a/b", "/a/c", "/d", "/d/0")));
    }

    @Test
    void with_newerDocument_keepsTheFoldsByPath() {
        JsonFolds folds = folds(JSON);
        folds.set(folds.outline().find("/a"), false);
        JsonFolds newer = folds.with(outline("{\"new\":0,\"a\":{\"b\":[1]},\"d\":[4,5]}"));
        assertThat(shown(newer)).containsExactly("", "/new", "/a", "/d", "/d/0", "/d/1");
    }

    @Test
    void setAll_aMillionValues_eachRowIsFound() {
        JsonFolds folds = JsonFolds.of(outline("[" + "[1],".repeat(500_000) + "0]"));
        int closed = folds.size();
        folds.setAll(true);
        assertThat(List.of(closed, folds.size(), folds.row(folds.node(777_777)), folds.row(1_000_001)))
                .isEqualTo(List.of(500_002, 1_000_002, 777_777, 1_000_001));
        folds.set(0, false);
        assertThat(folds.size()).isEqualTo(1);
    }

    @Test
    void reveal_opensWhatIsAround() {
        JsonFolds folds = folds(JSON);
        folds.setAll(false);
        folds.reveal(folds.outline().find("/a/b/1"));
        assertThat(shown(folds)).containsExactly("", "/a", "/a/b", "/a/b/0", "/a/b/1", "/a/c", "/d");
    }

    private static JsonFolds folds(String json) {
        return JsonFolds.of(outline(json));
    }

    private static JsonOutline outline(String json) {
        return JsonOutline.of(json.getBytes(UTF_8), JsonOutline.MOST_VALUES).orElseThrow();
    }

    private static List<String> shown(JsonFolds folds) {
        return IntStream.range(0, folds.size())
                .mapToObj(row -> folds.outline().pointer(folds.node(row)))
                .toList();
    }
}
