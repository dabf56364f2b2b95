package io.topiary.core.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SureTextTest {

    @ParameterizedTest
    @CsvSource({
        "overheat, overheat",
        "temp.*2[0-9], temp",
        "ab+c, ab",
        "abc?d, ab",
        "'abc{0,2}def', def",
        "ab*cd, cd",
        "^begin$, beg",
        "a\\.bcd, bcd",
        "\\x41bc def, def",
        "\\u{41}bcd, ''",
        "\\p{L}word, ''",
        "(maybe)?word, word",
        "(maybe, ''",
        "[abc]def, def",
        "[]abc]def, def",
        "[^]abc]def, def",
        "[a[bc]d]efg, efg",
        "skis, ''",
        "one|other, ''",
        "(?x)a b, ''",
        "\\Qa+b\\E, ''",
        "äöü, ''",
        "a, ''"
    })
    void longest_isInWhateverTheExpressionFinds(String expression, String expected) {
        assertThat(new SureText(expression).longest()).isEqualTo(expected);
    }
}
