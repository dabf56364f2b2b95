package io.topiary.core.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterWriterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "/a",
                "a/",
                "/",
                "//",
                " ",
                "a/ /b",
                "two words/x",
                "say \"hi\"/now",
                "\"quoted\"",
                "a\"b",
                "f(x)/)",
                "$SYS/broker",
                "a+b/c#d",
                "-minus/OR",
                "/regex/",
                "line\nfeed/tab\t",
                "{{x}}/json:.a>1",
                "%s{}/${jndi:ldap://x}",
                "é/日本"
            })
    void topic_ofAnything_acceptsIt_andWhatIsBelow(String path) {
        assertThat(MessageQuery.parse(FilterWriter.topic(path, false)).accepts(path))
                .isTrue();
        MessageQuery below = MessageQuery.parse(FilterWriter.topic(path, true));
        assertThat(below.accepts(path + "/deeper/still")).isTrue();
        assertThat(below.isOfTopicAlone()).isTrue();
    }

    @Test
    void topic_withoutSpecialCharacters_acceptsNothingElse() {
        MessageQuery query = MessageQuery.parse(FilterWriter.topic("a b/c", false));
        assertThat(query.accepts("a b/d")).isFalse();
        assertThat(query.accepts("a b/c/d")).isFalse();
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "||,topic:a,topic:a",
                "|  |,topic:a,topic:a",
                "temp,topic:a,temp topic:a",
                "temp ,-topic:a,temp -topic:a",
                "x OR y,topic:a,(x OR y) topic:a",
                "temp topic:a,topic:a,temp topic:a",
                "topic:a,topic:a,topic:a",
                "|\"open|,topic:a,topic:a",
                "size:,topic:a,topic:a"
            })
    void and_addsToWhatIsTyped(String filter, String term, String expected) {
        assertThat(FilterWriter.and(filter, term)).isEqualTo(expected);
    }

    @Test
    void not_turnsATermRound() {
        assertThat(FilterWriter.not("topic:a")).isEqualTo("-topic:a");
        assertThat(FilterWriter.not("-topic:a")).isEqualTo("topic:a");
    }

    @Test
    void without_takesTheWordOut() {
        assertThat(FilterWriter.has("temp age:<1h", "age:<1h")).isTrue();
        assertThat(FilterWriter.without("temp age:<1h x", "age:<1h")).isEqualTo("temp x");
        assertThat(FilterWriter.has("age:<1hx", "age:<1h")).isFalse();
    }
}
