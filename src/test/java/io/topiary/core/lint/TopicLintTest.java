package io.topiary.core.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.text.Messages;
import io.topiary.core.tree.TopicClearing;
import io.topiary.core.tree.TopicTree;
import io.topiary.testing.FaultBook;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicLintTest {

    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);

    private final TopicTree tree = new TopicTree(1_000_000);
    private final Hints hints = new Hints(DismissedHints.inMemory());
    private final TopicLint lint = new TopicLint(hints);

    private void topics(String... topics) {
        for (String topic : topics) {
            tree.add(new Message(
                    0, 0, 0, topic, new byte[0], MessageProperties.NONE, Direction.IN, Qos.AT_MOST_ONCE, true));
        }
        tree.endBatch();
    }

    private int work() {
        int slices = 0;
        while (lint.next(tree)) {
            slices++;
        }
        return slices;
    }

    private List<String> found() {
        work();
        return hints.open().stream()
                .map(hint -> hint.kind() + " " + hint.path())
                .toList();
    }

    private String words(String path) {
        return ENGLISH.get(hints.about(path).orElseThrow().text());
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "Temp, temp, CASE_TWIN, looks like “temp”: only upper and lower case differ",
        "'temp ', temp, BLANKS, looks like “temp”: only blanks or invisible characters differ",
        "te\u200Bmp, temp, BLANKS, looks like “temp”: only blanks or invisible characters differ",
        "t\u0435mp, temp, LOOK_ALIKE, 'looks like “temp”, but has \u0435 U+0435 CYRILLIC SMALL LETTER IE'",
        "\u212A, K, NORMAL_FORM, 'looks like “K”: the same letters, written with \u212A U+212A KELVIN SIGN'",
        "e\u0301, \u00E9, NORMAL_FORM, 'looks like “\u00E9”: the same letters, written with"
                + " e U+0065 LATIN SMALL LETTER E, U+0301 COMBINING ACUTE ACCENT'",
        "\uFF54emp, temp, LOOK_ALIKE, 'looks like “temp”, but has \uFF54 U+FF54 FULLWIDTH LATIN SMALL LETTER T'",
        "dev1O, dev10, LOOK_ALIKE, 'looks like “dev10”, but has O U+004F LATIN CAPITAL LETTER O'",
        "dev\u20132, dev-2, LOOK_ALIKE, 'looks like “dev-2”, but has \u2013 U+2013 EN DASH'",
    })
    void twins_areSeparateTopics_andSayWhatTheyLookLike(String odd, String plain, HintKind kind, String words) {
        long start = System.nanoTime();
        topics("a/" + odd, "a/" + plain, "a/other");
        assertThat(tree.topics()).isEqualTo(3);
        work();
        Hint hint = hints.about("a/" + odd).orElseThrow();
        assertThat(hint.kind()).isEqualTo(kind);
        assertThat(hint.like()).isEqualTo("a/" + plain);
        assertThat(words("a/" + odd)).isEqualTo(words);
        assertThat(hints.about("a/" + plain)).get().extracting(Hint::like).isEqualTo("a/" + odd);
        assertThat(hints.about("a/other")).isEmpty();
        FaultBook.note("O5", "topics a/" + odd + " and a/" + plain, words, Duration.ofNanos(System.nanoTime() - start));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev1 dev2 dev10", "a ab abc", "温度 büro café", "10 11 100 101", "L1 L2 L3", "αβγ abc"})
    void namesThatDiffer_areNoTwins(String names) {
        topics(names.split(" "));
        assertThat(found()).isEmpty();
    }

    @Test
    void twins_ofDifferentParents_areNoTwins() {
        topics("a/Temp", "b/temp");
        assertThat(found()).isEmpty();
    }

    @Test
    void twins_ofLevelsWithoutMessages_areFound() {
        topics("Plant/a", "plant/a");
        assertThat(found()).containsExactly("CASE_TWIN Plant", "CASE_TWIN plant");
    }

    @Test
    void slashesAndBlanks_areFound() {
        topics("/lead", "trail/", "mid//dle", "in side/x", " out/x", "plain/x");
        assertThat(found())
                .containsExactlyInAnyOrder(
                        "LEADING_SLASH ", "TRAILING_SLASH trail/", "EMPTY_LEVEL mid/", "BLANKS in side", "BLANKS  out");
    }

    @Test
    void lettersOfAnotherAlphabetAmongLatinOnes_areFound() {
        topics("t\u0435mp", "температура", "büro", "5\u03BCm");
        assertThat(found()).containsExactly("MIXED_ALPHABETS t\u0435mp");
        assertThat(words("t\u0435mp")).contains("CYRILLIC SMALL LETTER IE");
    }

    @Test
    void depth_farFromTheUsualOne_isFound() {
        for (int i = 0; i < 20; i++) {
            topics("plant/m" + i + "/motor/rpm");
        }
        topics("plant/m20", "plant/m21/a/b/c/d", "plant/m22/status");
        assertThat(found()).containsExactly("UNEXPECTED_DEPTH plant/m20", "UNEXPECTED_DEPTH plant/m21");
        assertThat(words("plant/m20")).isEqualTo("has no level below it where most of its 23 siblings have 2");
        assertThat(words("plant/m21")).isEqualTo("has 4 levels below it where most of its 23 siblings have 2");
    }

    @Test
    void depth_ofFewSiblings_isNotJudged() {
        topics("a/b/c/d/e", "x", "y", "z");
        assertThat(found()).isEmpty();
    }

    @Test
    void topicsThatWereCleared_takeTheirHintsWithThem() {
        topics("p/q/Dev", "p/q/dev", "x");
        work();
        assertThat(found()).isNotEmpty();
        TopicClearing clearing = tree.clearing("p", true);
        clearing.next(1_000);
        work();
        assertThat(found()).isEmpty();
        clearing.restoreNext(1_000);
        work();
        assertThat(found()).isNotEmpty();
    }

    @Test
    void topicsOfTheBroker_arePassedOver() {
        topics("$SYS/broker/retained messages/count", "$SYS/broker/Load", "$SYS/broker/load");
        assertThat(found()).isEmpty();
        topics("$SYS/broker/retained messages/Count");
        assertThat(found()).isEmpty();
    }

    @Test
    void newTopics_areComparedWithOldOnes_andNothingElseIsLookedAt() {
        for (int i = 0; i < 5_000; i++) {
            topics("area" + i % 100 + "/dev" + i / 100 + "/temp");
        }
        int whole = work();
        assertThat(work()).isZero();
        topics("area7/dev7/Temp");
        int again = work();
        assertThat(found()).containsExactly("CASE_TWIN area7/dev7/Temp", "CASE_TWIN area7/dev7/temp");
        assertThat(again).isLessThan(20).isLessThan(whole / 100);
    }

    @Test
    void newTopics_thatMakeADepthUsual_takeHintsBack() {
        for (int i = 0; i < 12; i++) {
            topics("p/m" + i + "/a/b");
        }
        topics("p/odd");
        assertThat(found()).containsExactly("UNEXPECTED_DEPTH p/odd");
        topics("p/odd/a/b");
        assertThat(found()).isEmpty();
    }

    @Test
    void topicsOfManyLevels_areLookedAtInTheirUpperPart() {
        topics("Top/" + "l/".repeat(32_000), "top/" + "l/".repeat(32_000));
        assertThat(found()).containsExactly("CASE_TWIN Top", "CASE_TWIN top");
        topics("tOp/" + "l/".repeat(32_000) + "x");
        assertThat(found()).containsExactly("CASE_TWIN Top", "CASE_TWIN tOp", "CASE_TWIN top");
    }

    @Test
    void moreTwinsThanAreKept_areCutOff() {
        for (int i = 0; i < 20_000; i++) {
            topics(i + "/ blank");
        }
        work();
        assertThat(hints.open()).hasSize(Hints.MOST);
        assertThat(hints.isFull()).isTrue();
    }

    @Test
    void siblingsInMasses_areAllCompared() {
        for (int i = 0; i < 50_000; i++) {
            topics("all/device-" + i);
        }
        topics("all/Device-31000");
        assertThat(found()).containsExactly("CASE_TWIN all/Device-31000", "CASE_TWIN all/device-31000");
    }

    @Test
    void dismissed_one_hidesThisOneOnly() {
        topics("a b", "c d");
        work();
        Hint first = hints.open().getFirst();
        hints.dismiss(first);
        assertThat(hints.open()).extracting(Hint::path).containsExactly("c d");
        assertThat(hints.dismissed()).containsExactly(first);
        assertThat(hints.about("a b")).isEmpty();
        hints.restore(first);
        assertThat(hints.open()).hasSize(2);
    }

    @Test
    void dismissed_kind_hidesThoseToComeToo() {
        topics("a b", "Temp", "temp");
        work();
        hints.dismissKind(HintKind.BLANKS);
        topics("c d");
        assertThat(found()).containsExactly("CASE_TWIN Temp", "CASE_TWIN temp");
        hints.restore(hints.dismissed().getFirst());
        assertThat(hints.open()).hasSize(4);
    }
}
