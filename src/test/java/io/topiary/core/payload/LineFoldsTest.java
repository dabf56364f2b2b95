package io.topiary.core.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineFoldsTest {

    private static final String JSON = """
            {
              "a": {
                "x": 1,
                "y": [
                  2
                ]
              },
              "b": [
                3
              ],
              "c": 4
            }""";

    private final TextLines lines = lines(JSON);
    private final LineFolds folds = LineFolds.of(FoldRegions.of(lines), lines.size());

    @Test
    void of_text_foldsNothing() {
        assertThat(rows(folds)).hasSize(12).isEqualTo(all(12));
    }

    @Test
    void set_folded_hidesItsLinesAndTheirClosingBracket() {
        folds.set(folds.regions().at(1), true);

        assertThat(rows(folds)).containsExactly(0, 1, 7, 8, 9, 10, 11);
        assertThat(folds.foldedAt(1)).isEqualTo(folds.regions().at(1));
        assertThat(folds.foldedAt(2)).isNegative();
    }

    @Test
    void set_foldedInsideOfFolded_isStillFoldedWhenTheOuterOneIsUnfolded() {
        folds.set(folds.regions().at(3), true);
        folds.set(folds.regions().at(1), true);
        folds.set(folds.regions().at(1), false);

        assertThat(rows(folds)).containsExactly(0, 1, 2, 3, 6, 7, 8, 9, 10, 11);
    }

    @Test
    void foldAll_keepsTheOutermostOpen() {
        folds.foldAll();

        assertThat(rows(folds)).containsExactly(0, 1, 7, 10, 11);
    }

    @Test
    void foldAll_severalOutermost_foldsThem() {
        TextLines two = lines("a\n  b\nc\n  d\n    e");
        LineFolds both = LineFolds.of(FoldRegions.of(two), two.size());

        both.foldAll();

        assertThat(rows(both)).containsExactly(0, 2);
    }

    @Test
    void openTo_twoLevels_foldsTheThird() {
        folds.openTo(2);

        assertThat(rows(folds)).containsExactly(0, 1, 2, 3, 6, 7, 8, 9, 10, 11);
    }

    @Test
    void unfoldAll_showsEverything() {
        folds.foldAll();
        folds.unfoldAll();

        assertThat(rows(folds)).isEqualTo(all(12));
    }

    @Test
    void row_foldedAway_isThatOfTheHeader() {
        folds.set(folds.regions().at(1), true);

        assertThat(folds.row(4)).isEqualTo(1);
        assertThat(folds.row(6)).isEqualTo(1);
        assertThat(folds.row(7)).isEqualTo(2);
    }

    @Test
    void reveal_unfoldsOnlyWhatHides() {
        folds.openTo(0);

        assertThat(folds.reveal(4)).isTrue();
        assertThat(rows(folds)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 10, 11);
        assertThat(folds.reveal(4)).isFalse();
    }

    @Test
    void with_newerText_keepsWhatIsFoldedAlthoughLinesMoved() {
        folds.set(folds.regions().at(7), true);
        TextLines newer = lines(JSON.replace("\"x\": 1,", "\"x\": 1,\n    \"new\": 5,"));

        LineFolds after = folds.with(FoldRegions.of(newer), newer.size());

        assertThat(rows(after)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12);
    }

    @Test
    void with_elementsThatLookAlike_keepsTheSecondFolded() {
        TextLines list = lines("[\n  {\n    1\n  },\n  {\n    2\n  }\n]");
        LineFolds second = LineFolds.of(FoldRegions.of(list), list.size());
        second.set(second.regions().at(4), true);

        assertThat(rows(second.with(FoldRegions.of(list), list.size()))).containsExactly(0, 1, 2, 3, 4, 7);
    }

    @Test
    void regions_xml_takeInTheClosingTag() {
        FoldRegions xml = FoldRegions.of(lines("<a>\n  <b>\n    text\n  </b>\n</a>"));

        assertThat(xml.size()).isEqualTo(2);
        assertThat(xml.last(xml.at(1))).isEqualTo(3);
        assertThat(xml.isClosed(0)).isTrue();
        assertThat(xml.parent(1)).isZero();
    }

    @Test
    void regions_blankLineBehind_staysOutside() {
        FoldRegions text = FoldRegions.of(lines("a:\n  b\n\n  c\n\nd"));

        assertThat(text.size()).isEqualTo(1);
        assertThat(text.last(0)).isEqualTo(3);
        assertThat(text.isClosed(0)).isFalse();
    }

    @Test
    void regions_closingLineThatOthersFollow_staysInSight() {
        FoldRegions text = FoldRegions.of(lines("if {\n  a\n}\n  b"));

        assertThat(text.last(0)).isEqualTo(1);
        assertThat(text.isClosed(0)).isFalse();
        assertThat(text.header(1)).isEqualTo(2);
    }

    @Test
    void regions_longHeader_beginsBehindItsLastDisplayLine() {
        FoldRegions text = FoldRegions.of(lines("k".repeat(TextLines.LONGEST + 5) + "\n  inside\nnext"));

        assertThat(text.header(0)).isEqualTo(1);
        assertThat(text.last(0)).isEqualTo(2);
    }

    @Test
    void regions_flatOrOneLine_areNone() {
        assertThat(FoldRegions.of(lines("a\nb\nc")).size()).isZero();
        assertThat(FoldRegions.of(lines("")).size()).isZero();
        assertThat(FoldRegions.of(lines("  \n\t\n")).size()).isZero();
    }

    @Test
    void rowsAndLines_manyFolded_leadBackToEachOther() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            text.append(" ".repeat(i * 7 % 11)).append(i).append('\n');
        }
        TextLines many = lines(text.toString());
        LineFolds some = LineFolds.of(FoldRegions.of(many), many.size());
        for (int region = 0; region < some.regions().size(); region += 3) {
            some.set(region, true);
        }
        List<Integer> shown = rows(some);

        assertThat(shown).isSorted().doesNotHaveDuplicates().hasSizeLessThan(many.size());
        for (int row = 0; row < shown.size(); row++) {
            assertThat(some.row(shown.get(row))).isEqualTo(row);
        }
    }

    private static TextLines lines(String text) {
        return TextLines.of(text.getBytes(UTF_8), Integer.MAX_VALUE, false);
    }

    private static List<Integer> rows(LineFolds folds) {
        return IntStream.range(0, folds.rows()).mapToObj(folds::line).toList();
    }

    private static List<Integer> all(int lines) {
        List<Integer> all = new ArrayList<>();
        IntStream.range(0, lines).forEach(all::add);
        return all;
    }
}
