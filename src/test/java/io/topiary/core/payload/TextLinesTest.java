package io.topiary.core.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextLinesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"`` | ``", "a | a", "a~b | a,b", "a~ | a,", "~~ | ,,", "a^~b^~ | a,b,", "a^b | a^b", "^~ | ,"})
    void line_breaks_areCutOff(String text, String lines) {
        TextLines cut = lines(text.replace('~', '\n').replace('^', '\r'));
        assertThat(all(cut)).isEqualTo(List.of(lines.replace('^', '\r').split(",", -1)));
    }

    @Test
    void line_veryLong_isCutIntoPiecesOfWhichTheFirstHasTheNumber() {
        TextLines cut = lines("first\n" + "x".repeat(2_500) + "\nlast");
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < cut.size(); i++) {
            numbers.add(cut.number(i));
        }
        assertThat(numbers).isEqualTo(List.of(1, 2, 0, 0, 3));
    }

    @Test
    void slice_wholeOfRandomText_isTheTextAsSent() {
        for (int seed = 0; seed < 300; seed++) {
            String text = text(new Random(seed));
            TextLines cut = lines(text);
            int last = cut.size() - 1;
            assertThat(cut.slice(0, 0, last, cut.line(last).length()))
                    .as("seed %d", seed)
                    .isEqualTo(text);
        }
    }

    @Test
    void slice_withinRandomText_joinsPiecesAsSent() {
        for (int seed = 0; seed < 300; seed++) {
            String text = text(new Random(seed));
            TextLines cut = lines(text);
            StringBuilder joined = new StringBuilder();
            for (int i = 0; i + 1 < cut.size(); i++) {
                joined.append(cut.slice(i, 0, i + 1, 0));
            }
            assertThat(joined + cut.line(cut.size() - 1)).as("seed %d", seed).isEqualTo(text);
        }
    }

    @Test
    void of_limitWithinACharacter_stopsBeforeIt() {
        assertThat(TextLines.of("ab値".getBytes(UTF_8), 3, false).line(0)).isEqualTo("ab");
    }

    @Test
    void beginsInString_longString_isKnownOnEachPiece() {
        TextLines cut = TextLines.of(
                ("[\"" + "\\\"".repeat(1_250) + "\"," + "1".repeat(1_250) + "]").getBytes(UTF_8),
                Integer.MAX_VALUE,
                true);
        List<Boolean> inside = new ArrayList<>();
        for (int i = 0; i < cut.size(); i++) {
            inside.add(cut.beginsInString(i));
        }
        assertThat(inside).isEqualTo(List.of(false, true, true, false));
    }

    @Test
    void line_escapeAtTheCut_isNotTornApart() {
        TextLines cut = TextLines.of(
                ("\"" + "x".repeat(TextLines.LONGEST - 2) + "\\\"y\"").getBytes(UTF_8), Integer.MAX_VALUE, true);
        assertThat(cut.line(1)).isEqualTo("\\\"y\"");
    }

    private static TextLines lines(String text) {
        return TextLines.of(text.getBytes(UTF_8), Integer.MAX_VALUE, false);
    }

    private static List<String> all(TextLines lines) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            all.add(lines.line(i));
        }
        return all;
    }

    private static String text(Random random) {
        String[] pieces = {"a", "é", "値", "😀", "\n", "\r\n", "\r", "x".repeat(999), "値".repeat(500)};
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            out.append(pieces[random.nextInt(pieces.length)]);
        }
        return out.toString();
    }
}
