package io.topiary.core.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicQueryTest {

    @ParameterizedTest(name = "{0}: {1} on {2}")
    @CsvSource({
        "nothing accepts everything, '  ', a/b, true",
        "a word, temp, sensors/kitchen/temperature, true",
        "whatever the case, TEMP, sensors/temp, true",
        "beyond ASCII too, KÜCHE, haus/küche, true",
        "words are ANDed, kitchen temp, sensors/kitchen/temp, true",
        "words are ANDed, kitchen hum, sensors/kitchen/temp, false",
        "a phrase, '\"a b\"', x/a b/c, true",
        "a phrase, '\"a b\"', x/b a/c, false",
        "negation, -kitchen, sensors/kitchen/temp, false",
        "negation of a phrase, '-\"a b\"', x/a b, false",
        "a bare MQTT filter, sensors/+/temp, sensors/kitchen/temp, true",
        "a bare MQTT filter, sensors/+/temp, sensors/kitchen/hum, false",
        "a bare MQTT filter, sensors/#, sensors, true",
        "a plus sign within a level is a word, a+b, x/a+b/c, true",
        "topic: without wildcard, topic:sensors, sensors, true",
        "topic: without wildcard, topic:sensors, sensors/a, false",
        "topic: with a phrase, 'topic:\"a b/#\"', a b/c, true",
        "a negated filter, -topic:$SYS/#, $SYS/broker, false",
        "a quoted filter is a word, '\"+/b\"', a/b, false",
    })
    void accepts_topic(String rule, String query, String topic, boolean expected) {
        assertThat(TopicQuery.parse(query).accepts(topic)).as(rule).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "quotation mark not closed, 'a \"b', filter.invalid.quote, 2",
        "nothing between quotation marks, '\"\"', filter.invalid.empty, 0",
        "minus without a word, 'a - b', filter.invalid.minus, 2",
        "topic: without a filter, 'x topic: y', filter.invalid.topic, 8",
        "filter that MQTT forbids, 'a/#/b', filter.invalid.at, 0",
    })
    void parse_brokenQuery_namesThePosition(String rule, String query, String key, int position) {
        QueryException error = catchThrowableOfType(QueryException.class, () -> TopicQuery.parse(query));
        assertThat(error.text().key() + " " + error.position()).as(rule).isEqualTo(key + " " + position);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"hello, true", "HELLO, true", "grüße, true", "GRÜSSE, false", "topic, true", "absent, false"})
    void accepts_message_looksIntoThePayloadToo(String word, boolean expected) {
        assertThat(TopicQuery.parse(word).accepts(message("some/topic", "Hello, Grüße")))
                .isEqualTo(expected);
    }

    @Test
    void isIn_dotlessI_doesNotDependOnTheLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(new Needle("TITLE").isIn("a/title")).isTrue();
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Message message(String topic, String payload) {
        return new Message(
                0,
                0,
                0,
                topic,
                payload.getBytes(StandardCharsets.UTF_8),
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                false);
    }
}
