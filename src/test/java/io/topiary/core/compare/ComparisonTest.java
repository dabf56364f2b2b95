package io.topiary.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.compare.Finding.Kind;
import io.topiary.core.filter.MessageQuery;
import io.topiary.core.filter.QueryException;
import io.topiary.core.history.RecordingException;
import io.topiary.core.message.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    /** Topics that have broken other tools: empty levels, look-alikes, names with a meaning elsewhere. */
    private static final List<String> ODD = List.of(
            "/",
            "//",
            "a//b",
            "/a",
            "a/",
            " ",
            "a/ /b",
            "A",
            "a",
            "é",
            "e\u0301",
            "K",
            "\u212A",
            "$SYS/x",
            "\u0001",
            "\u007F",
            "\uFFFF",
            "\uFEFF",
            "__proto__",
            "..",
            "<script>",
            "%s{}",
            "${jndi:ldap://x}",
            "l/".repeat(5_000),
            "x".repeat(65_535));

    private static ComparisonResult compare(Side left, Side right) throws RecordingException {
        return compare(left, right, "", Likeness.PAYLOAD);
    }

    private static ComparisonResult compare(Side left, Side right, String query, Likeness likeness)
            throws RecordingException {
        return new Comparison(MessageQuery.parse(query), likeness).run(new SidePairs(left, right), Told.CONTROL);
    }

    private static List<String> words(ComparisonResult result) {
        return result.findings().stream()
                .map(finding -> finding.kind().glyph() + finding.topic())
                .toList();
    }

    private static Reading reading(String payload, long micros, boolean stored) {
        return new Reading(Told.message("t", payload, micros, stored), stored);
    }

    @Test
    void run_tellsWhatIsMissingWhereAndWhatDiffers() throws Exception {
        ComparisonResult result = compare(
                new Told().with("same", "1").with("other", "1").with("gone", "1"),
                new Told().with("new", "1").with("other", "2").with("same", "1"));
        assertThat(words(result)).containsExactly("=same", "~other", "−gone", "+new");
        assertThat(result.count(Kind.CHANGED)).isEqualTo(1);
        assertThat(result.cancelled()).isFalse();
    }

    @Test
    void run_anEmptyRetainedMessage_meansThatNothingIsThere() throws Exception {
        Reading cleared = new Reading(Told.message("t", "", 9, true), false);
        Reading value = new Reading(Told.message("t", "1", 5, true), false);
        Reading empty = new Reading(Told.message("t", "", 9, false), false);
        assertThat(compare(new Told().with("t", value), new Told().with("t", cleared))
                        .findings())
                .containsExactly(new Finding.Removed("t", value, cleared, 0));
        assertThat(compare(new Told().with("t", cleared), new Told().with("t", value))
                        .findings())
                .containsExactly(new Finding.Added("t", cleared, value, 0));
        assertThat(words(compare(new Told().with("t", value), new Told().with("t", empty))))
                .containsExactly("~t");
        assertThat(words(compare(new Told().with("t", cleared), new Told().with("t", cleared))))
                .isEmpty();
        assertThat(words(compare(new Told().with("t", cleared), new Told()))).isEmpty();
        assertThat(words(compare(new Told(), new Told().with("t", cleared)))).isEmpty();
    }

    @Test
    void run_oddTopics_areEachOneOfItsOwn() throws Exception {
        Told left = new Told();
        Told right = new Told();
        ODD.forEach(topic -> left.with(topic, topic));
        ODD.reversed().forEach(topic -> right.with(topic, topic));
        ComparisonResult result = compare(left, right);
        assertThat(result.count(Kind.EQUAL)).isEqualTo(ODD.size());
        assertThat(result.findings()).extracting(Finding::topic).containsExactlyElementsOf(ODD);
    }

    @Test
    void run_withAFilter_looksAtWhatItAcceptsOnEitherSide() throws Exception {
        assertThat(words(compare(
                        new Told().with("a/x", "warm").with("b/x", "warm").with("a/y", "cold"),
                        new Told().with("a/x", "cold").with("b/x", "cold").with("a/z", "warm"),
                        "topic:a/# payload:warm",
                        Likeness.PAYLOAD)))
                .containsExactly("~a/x", "+a/z");
    }

    @Test
    void run_equalValues_tellTheLag_unlessOneWasStored() throws Exception {
        Reading early = reading("1", 1_000, false);
        Reading late = reading("1", 41_000, false);
        assertThat(compare(new Told().with("t", early), new Told().with("t", late))
                        .findings())
                .containsExactly(new Finding.Equal("t", early, late, 0, 40_000L));
        Reading stored = reading("1", 900, true);
        assertThat(compare(new Told().with("t", stored), new Told().with("t", late))
                        .findings())
                .containsExactly(new Finding.Equal("t", stored, late, 0, null));
    }

    @Test
    void run_ofMovingValues_waitsForTheOtherSide() throws Exception {
        long now = System.currentTimeMillis() * 1_000;
        Told left = new Told(true)
                .with("t", reading("2", now, false))
                .with("never", reading("x", now, false))
                .with("old", reading("x", 0, false));
        Told right = new Told(true)
                .with("t", reading("1", now - 900_000, false))
                .with("t", reading("1", now - 900_000, false))
                .with("t", reading("2", now + 30_000, false))
                .with("never", reading("y", now, false))
                .with("old", reading("y", 0, false));
        ComparisonResult result = compare(left, right);
        assertThat(words(result)).containsExactly("~old", "=t", "~never");
        assertThat(result.findings().get(1))
                .isInstanceOfSatisfying(
                        Finding.Equal.class,
                        equal -> assertThat(equal.lagMicros()).isEqualTo(30_000));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            order of keys               | {"a":1,"b":[2,{"c":"x","d":null}]} | { "b":[2,{"d":null,"c":"x"}], "a":1 } | true
            order of elements           | [1,2]                              | [2,1]                              | false
            numbers are not rounded     | {"a":1.0}                          | {"a":1}                            | false
            a string is no number       | {"a":"1"}                          | {"a":1}                            | false
            quotes do not pose as syntax| {"a":"x\\",\\"b\\":\\"y"}           | {"a":"x","b":"y"}                  | false
            no JSON                     | {"a":1                             | {"a": 1                            | false
            """)
    void same_ignoringTheOrderOfKeys(String what, String left, String right, boolean same) {
        Likeness likeness = new Likeness(false, false, List.of());
        assertThat(likeness.same(Told.message("t", left, 0, false), Told.message("t", right, 0, false)))
                .isEqualTo(same);
        assertThat(Likeness.PAYLOAD.same(Told.message("t", left, 0, false), Told.message("t", right, 0, false)))
                .isFalse();
    }

    @Test
    void same_ignoringPaths_leavesTheirValuesOut() {
        Likeness likeness = new Likeness(false, true, Likeness.paths(" .time meta.seq .list[1] "));
        Message left = Told.message("t", "{\"time\":1,\"v\":5,\"meta\":{\"seq\":[1]},\"list\":[1,2,3]}", 0, false);
        Message right = Told.message("t", "{\"v\":5,\"meta\":{\"seq\":\"x\"},\"list\":[1,9,3]}", 0, false);
        assertThat(likeness.same(left, right)).isTrue();
        assertThat(likeness.same(left, Told.message("t", "{\"time\":1,\"v\":6}", 0, false)))
                .isFalse();
    }

    @Test
    void paths_thatCantBeUnderstood_areRefusedInWords() {
        assertThatThrownBy(() -> Likeness.paths(".a[x]")).isInstanceOf(QueryException.class);
    }

    @Test
    void same_withFlags_looksAtRetainToo() {
        Message retained = Told.message("t", "1", 0, true);
        Message live = Told.message("t", "1", 0, false);
        assertThat(Likeness.PAYLOAD.same(retained, live)).isTrue();
        assertThat(new Likeness(true, true, List.of()).same(retained, live)).isFalse();
    }

    @Test
    void run_moreThanIsKept_countsTheRest() throws Exception {
        Told left = new Told();
        for (int i = 0; i < ComparisonResult.Kept.MOST + 5; i++) {
            left.with("t/" + i, "1");
        }
        ComparisonResult result = compare(left, new Told());
        assertThat(result.count(Kind.REMOVED)).isEqualTo(ComparisonResult.Kept.MOST + 5);
        assertThat(result.findings()).hasSizeLessThanOrEqualTo(ComparisonResult.Kept.MOST);
        assertThat(result.left(Kind.REMOVED))
                .isEqualTo(result.count(Kind.REMOVED) - result.findings().size());
    }
}
