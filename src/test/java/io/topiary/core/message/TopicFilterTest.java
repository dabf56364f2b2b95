package io.topiary.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.text.Messages;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters: which are valid, and which topics they match. */
class TopicFilterTest {

    private static String words(InvalidTopicException refused) {
        return Messages.forLocale(Locale.ENGLISH).get(refused.text());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            #,            a/b/c,       true
            #,            a,           true
            #,            /,           true
            #,            $SYS/a,      false
            +/a,          $SYS/a,      false
            $SYS/#,       $SYS/a,      true
            $SYS/+,       $SYS/a,      true
            sport/#,      sport,       true
            sport/#,      sport/a/b,   true
            sport/#,      sports,      false
            sport/+,      sport,       false
            sport/+,      sport/,      true
            +/+,          /finance,    true
            /+,           /finance,    true
            +,            /finance,    false
            a/+/c,        a//c,        true
            a/b,          A/b,         false
            a/$b,         a/$b,        true
            a//,          a//,         true
            a//,          a/,          false
            $share/g/a/#, a/b,         true
            $share/g/#,   $SYS/a,      false
            """)
    void matches_followsTheStandard(String filter, String topic, boolean matches) {
        assertThat(TopicFilter.of(filter).matches(topic)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "+", "a/+/b/#", "/", "//", "$SYS/#", "$share/group/a/+", "a b/ü", "$shared/x"})
    void of_validFilter_isTaken(String filter) {
        assertThat(TopicFilter.of(filter)).hasToString(filter);
    }

    @ParameterizedTest
    @CsvSource({
        "'', at least one character",
        "a/#/b, The wildcard # at position 3",
        "a#, The wildcard # at position 2",
        "##, The wildcard # at position 1",
        "a+/b, The wildcard + at position 2",
        "+a, The wildcard + at position 1",
        "$share/group, A shared subscription looks like",
        "$share//a, A shared subscription looks like",
        "$share/g/, A shared subscription looks like",
        "$share/g+/a, A shared subscription looks like"
    })
    void of_invalidFilter_saysWhyAndWhere(String filter, String reason) {
        assertThatThrownBy(() -> TopicFilter.of(filter))
                .isInstanceOfSatisfying(
                        InvalidTopicException.class,
                        refused -> assertThat(words(refused)).contains(reason));
    }

    @Test
    void of_charactersThatCannotBeSent_saysWhere() {
        assertThatThrownBy(() -> TopicFilter.of("a\0b"))
                .isInstanceOfSatisfying(
                        InvalidTopicException.class,
                        refused -> assertThat(words(refused))
                                .isEqualTo("The character U+0000 at position 2 is not allowed in a topic"));
        assertThatThrownBy(() -> TopicFilter.of("a\uD800"))
                .isInstanceOfSatisfying(
                        InvalidTopicException.class,
                        refused -> assertThat(words(refused))
                                .isEqualTo("The character at position 2 is half a surrogate pair and can't be sent"));
    }
}
