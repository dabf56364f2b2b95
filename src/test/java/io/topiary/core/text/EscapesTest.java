package io.topiary.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "line feed, a\\nb, 000A",
        "tab, a\\tb, 0009",
        "carriage return, a\\rb, 000D",
        "escape, a\\u{1B}b, 001B",
        "delete, a\\u{7F}b, 007F",
        "C1 next line, a\\u{85}b, 0085",
        "bidi override, a\\u{202E}b, 202E",
        "bidi isolate, a\\u{2066}b, 2066",
        "right-to-left mark, a\\u{200F}b, 200F",
        "zero width space, a\\u{200B}b, 200B",
        "zero width joiner between letters, a\\u{200D}b, 200D",
        "byte order mark, a\\u{FEFF}b, FEFF",
        "line separator, a\\u{2028}b, 2028",
        "soft hyphen, a\\u{AD}b, 00AD",
        "lone high surrogate, a\\u{D800}b, D800",
        "tag character, a\\u{E0041}b, E0041",
        "Hangul filler, a\\u{3164}b, 3164",
    })
    void visible_hiddenCharacter_isEscaped(String description, String expected, String hex) {
        assertThat(Escapes.visible("a" + Character.toString(Integer.parseInt(hex, 16)) + "b", 100))
                .as(description)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain/topic 21.5 °C",
                "Grüße 温度 температура שלום",
                "👩‍🚀 👩🏽‍🚀 🏳️‍🌈 👍🏽",
                "e\u0301 and a\u0308\u0301",
                "\\n"
            })
    void visible_ordinaryText_staysAsItIs(String text) {
        assertThat(Escapes.visible(text, 100)).isEqualTo(text);
    }

    @Test
    void visible_longText_endsWithEllipsis() {
        assertThat(Escapes.visible("abcdef", 3)).isEqualTo("abc…");
    }

    @Test
    void visible_textOfExactlyThatLength_isNotCut() {
        assertThat(Escapes.visible("abc", 3)).isEqualTo("abc");
    }

    @Test
    void visible_cut_neverSplitsACharacterOrAnEscape() {
        assertThat(Escapes.visible("a👍b", 2) + Escapes.visible("a\u202Eb", 4)).isEqualTo("a…a…");
    }

    @Test
    void visible_heapedMarks_areEscapedFromTheFifthOn() {
        assertThat(Escapes.visible("a" + "\u0301".repeat(6), 100))
                .isEqualTo("a" + "\u0301".repeat(4) + "\\u{301}\\u{301}");
    }

    @Test
    void visible_hugeHostileText_isBounded() {
        assertThat(Escapes.visible("\u202E".repeat(10_000_000), 200)).hasSizeLessThanOrEqualTo(201);
    }
}
