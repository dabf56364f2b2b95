package io.topiary.core.payload.diff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.payload.Payload;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathDiffTest {

    private static Payload json(String text) {
        return new Payload.Json(text.getBytes(UTF_8), false);
    }

    private static PathDiff diff(String left, String right, String ignored, boolean ignoreOrder) {
        return PathDiff.of(json(left), json(right), IgnoredPaths.parse(ignored), ignoreOrder)
                .orElseThrow();
    }

    private static List<String> changes(String left, String right) {
        return words(diff(left, right, "", false));
    }

    private static List<String> words(PathDiff diff) {
        return diff.changes().stream()
                .map(change -> change.kind().glyph() + change.path() + " " + change.before() + " " + change.after()
                        + (change.sameValue() ? " same" : ""))
                .toList();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1} | {\"a\":2} | ~/a 1 2",
                "{\"a\":1} | {\"a\":1,\"b\":null} | +/b null null",
                "{\"a\":{\"b\":[1,2]}} | {} | −/a {\"b\":[1,2]} null",
                "{\"a\":1} | {\"a\":\"1\"} | ~/a 1 \"1\"",
                "{\"a\":100} | {\"a\":1E2} | ~/a 100 1E2 same",
                "{\"a\":1.0} | {\"a\":1.00} | ~/a 1.0 1.00 same",
                "{\"a\":-0} | {\"a\":0} | ~/a -0 0 same",
                "{\"a\":1E+999999999} | {\"a\":10E999999998} | ~/a 1E+999999999 10E999999998 same",
                "{\"a\":1E99999999999} | {\"a\":1} | ~/a 1E99999999999 1",
                "{\"a\":9007199254740993} | {\"a\":9007199254740992} | ~/a 9007199254740993 9007199254740992",
                "{\"a\":\"\\u0041\"} | {\"a\":\"A\"} | ~/a \"\\u0041\" \"A\" same",
                "{\"a\":1,\"a\":2} | {\"a\":1,\"a\":3} | ~/a#2 2 3",
                "{\"a/b\":1,\"~\":2} | {\"a/b\":2,\"~\":2} | ~/a~1b 1 2",
                "{\"a\":1,\"b\":2} | {\"b\":2,\"a\":1} | ⇅ a, b b, a",
                "[1,2,3] | [1,2,4] | ~/2 3 4",
                "[1,2,3] | [0,1,2,3] | +/0 null 0",
                "[{\"x\":1},{\"x\":2}] | [{\"x\":2}] | −/0 {\"x\":1} null",
                "7 | [7] | ~ 7 [7]",
            })
    void of_oneDifference_isToldByItsPath(String left, String right, String expected) {
        assertThat(changes(left, right)).containsExactly(expected);
    }

    @Test
    void of_itemsThatChangedPlaces_moved() {
        assertThat(changes("[\"a\",\"b\",\"c\"]", "[\"c\",\"b\",\"a\"]")).containsExactly("↕/0 /2 /0", "↕/2 /0 /2");
        // numbers go by their index
        assertThat(changes("[1,2]", "[2,1]")).containsExactly("~/0 1 2", "~/1 2 1");
    }

    @Test
    void of_whiteSpaceAlone_isNoDifference() {
        assertThat(changes("{\"a\":[1,2]}", " { \"a\" : [ 1 , 2 ] } ")).isEmpty();
    }

    @Test
    void of_ignored_leavesItOut_whereverItIs() {
        String left = "{\"ts\":1,\"d\":[{\"seq\":1,\"v\":5},{\"seq\":2,\"v\":6}]}";
        String right = "{\"ts\":2,\"d\":[{\"seq\":3,\"v\":5},{\"seq\":4,\"v\":7}]}";
        assertThat(words(diff(left, right, "/ts, /d/*/seq", false))).containsExactly("~/d/1/v 6 7");
        assertThat(words(diff(left, right, "ts seq", false))).containsExactly("~/d/1/v 6 7");
        assertThat(words(diff("{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", "", true)))
                .isEmpty();
    }

    @Test
    void of_keysThatAreAddedAndRemoved_areBothTold() {
        assertThat(changes("{\"a\":1,\"b\":2}", "{\"b\":2,\"c\":3}")).containsExactly("−/a 1 null", "+/c null 3");
    }

    @Test
    void of_veryMuch_isCutAndSaysSo() {
        String left = "[" + String.join(",", Collections.nCopies(20_000, "1")) + "]";
        String right = "[" + String.join(",", Collections.nCopies(20_000, "2")) + "]";
        PathDiff diff = diff(left, right, "", false);
        assertThat(diff.changes()).hasSize(PathDiff.MOST);
        assertThat(diff.whole()).isFalse();
    }

    @Test
    void of_deepOrHuge_isNotLookedInto() {
        String deep = "[".repeat(600) + "]".repeat(600);
        assertThat(PathDiff.of(json(deep), json("[]"), IgnoredPaths.NONE, false))
                .isEmpty();
        String huge = "\"" + "x".repeat(5_100_000) + "\"";
        assertThat(PathDiff.of(json(huge), json("[]"), IgnoredPaths.NONE, false))
                .isEmpty();
        String nested = "[".repeat(490) + "1" + "]".repeat(490);
        assertThat(PathDiff.of(json(nested), json(nested.replace('1', '2')), IgnoredPaths.NONE, false)
                        .orElseThrow()
                        .changes())
                .hasSize(1);
    }

    @Test
    void of_decoded_isComparedByItsJson_andTextHasNoPaths() {
        Payload decoded = new Payload.Decoded(new byte[] {1}, "cbor", "{\"a\":1}".getBytes(UTF_8), true, List.of());
        assertThat(PathDiff.of(decoded, json("{\"a\":2}"), IgnoredPaths.NONE, false)
                        .orElseThrow()
                        .changes())
                .hasSize(1);
        Payload text = new Payload.Utf8("x".getBytes(UTF_8), true, null);
        assertThat(PathDiff.of(text, json("1"), IgnoredPaths.NONE, false)).isEmpty();
    }
}
