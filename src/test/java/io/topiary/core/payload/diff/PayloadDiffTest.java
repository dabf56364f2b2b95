package io.topiary.core.payload.diff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.payload.diff.DiffLine.Added;
import io.topiary.core.payload.diff.DiffLine.Changed;
import io.topiary.core.payload.diff.DiffLine.Removed;
import io.topiary.core.payload.diff.DiffLine.Same;
import io.topiary.core.payload.diff.DiffLine.Skipped;
import io.topiary.core.payload.diff.DiffLine.Span;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PayloadDiffTest {

    private static PayloadDiff diff(String left, String right) {
        return PayloadDiff.of(left.getBytes(UTF_8), right.getBytes(UTF_8), PayloadDiff.CONTEXT);
    }

    private static String numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).collect(Collectors.joining("\n"));
    }

    @Test
    void of_json_isIndentedFirst_andMarksTheChangedPart() {
        assertThat(diff("{\"t\":21.5,\"on\":true}", "{\"t\":22.5,\"on\":true}").lines())
                .containsExactly(
                        new Same(1, 1, "{"),
                        new Changed(2, "  \"t\": 21.5,", new Span(7, 9), 2, "  \"t\": 22.5,", new Span(7, 9)),
                        new Same(3, 3, "  \"on\": true"),
                        new Same(4, 4, "}"));
    }

    @Test
    void of_jsonThatDiffersInWhiteSpaceOnly_hasNoDifferentLines_butIsNotIdentical() {
        PayloadDiff diff = diff("{\"a\":1}", "{ \"a\" : 1 }");
        assertThat(diff.differences()).isZero();
        assertThat(diff.identical()).isFalse();
    }

    @Test
    void of_linesAddedAndRemoved_keepsTheirNumbers() {
        assertThat(diff("a\nb\nc", "a\nc\nd").lines())
                .containsExactly(new Same(1, 1, "a"), new Removed(2, "b"), new Same(3, 2, "c"), new Added(3, "d"));
    }

    @Test
    void of_nothing_againstText_isAdded() {
        assertThat(diff("", "x").lines()).containsExactly(new Added(1, "x"));
        assertThat(diff("", "").lines()).isEmpty();
        assertThat(diff("", "").identical()).isTrue();
    }

    @Test
    void of_farFromDifferences_equalLinesAreSkipped() {
        String before = numbers(0, 50);
        assertThat(diff(before, before.replace("25", "x")).lines())
                .containsExactly(
                        new Skipped(22),
                        new Same(23, 23, "22"),
                        new Same(24, 24, "23"),
                        new Same(25, 25, "24"),
                        new Changed(26, "25", new Span(0, 2), 26, "x", new Span(0, 1)),
                        new Same(27, 27, "26"),
                        new Same(28, 28, "27"),
                        new Same(29, 29, "28"),
                        new Skipped(21));
        assertThat(PayloadDiff.of(before.getBytes(UTF_8), before.getBytes(UTF_8), PayloadDiff.ALL)
                        .lines())
                .hasSize(50);
    }

    @Test
    void of_bytes_comparesHexDumps() {
        PayloadDiff diff = PayloadDiff.of(new byte[] {0, 1, 2}, new byte[] {0, 1, -1}, PayloadDiff.CONTEXT);
        assertThat(diff.asHex()).isTrue();
        assertThat(diff.lines()).singleElement().isInstanceOf(Changed.class);
    }

    @Test
    void of_halfOfAnEmoji_isNeverMarkedAlone() {
        // both begin with the same half of a pair
        assertThat(diff("x😀y", "x😁y").lines())
                .containsExactly(new Changed(1, "x😀y", new Span(1, 3), 1, "x😁y", new Span(1, 3)));
    }

    @Test
    void of_aWordThatDiffersInAPart_isMarkedAsAWhole() {
        assertThat(diff("is false now", "is true now").lines())
                .containsExactly(new Changed(1, "is false now", new Span(3, 8), 1, "is true now", new Span(3, 7)));
        assertThat(diff("\"none\"", "\"none\",").lines())
                .containsExactly(new Changed(1, "\"none\"", new Span(6, 6), 1, "\"none\",", new Span(6, 7)));
        assertThat(diff("a aa", "a aaa").lines())
                .containsExactly(new Changed(1, "a aa", new Span(2, 4), 1, "a aaa", new Span(2, 5)));
    }

    @Test
    void of_moreThanIsCompared_saysSo() {
        PayloadDiff diff = diff(numbers(0, 10_000), numbers(0, 10_001));
        assertThat(diff.whole()).isFalse();
        assertThat(diff.lines()).containsExactly(new Skipped(3_000));
    }

    @Test
    void of_anything_givesBothTextsBack() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            String left = random(random);
            String right = random(random);
            PayloadDiff diff = PayloadDiff.of(left.getBytes(UTF_8), right.getBytes(UTF_8), PayloadDiff.ALL);
            assertThat(side(diff, true)).isEqualTo(left);
            assertThat(side(diff, false)).isEqualTo(right);
        }
    }

    private static String random(Random random) {
        return "begin\n"
                + random.ints(random.nextInt(30), 0, 5)
                        .mapToObj(i -> "line " + i)
                        .collect(Collectors.joining("\n"));
    }

    private static String side(PayloadDiff diff, boolean left) {
        return diff.lines().stream()
                .map(line -> switch (line) {
                    case Same same -> same.text();
                    case Removed removed -> left ? removed.text() : null;
                    case Added added -> left ? null : added.text();
                    case Changed changed -> left ? changed.left() : changed.right();
                    case Skipped skipped -> throw new AssertionError("nothing is to be skipped");
                })
                .filter(text -> text != null)
                .collect(Collectors.joining("\n"));
    }
}
