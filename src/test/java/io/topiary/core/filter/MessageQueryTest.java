package io.topiary.core.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.message.UserProperty;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageQueryTest {

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
        "alternatives, kitchen OR hall, house/hall, true",
        "alternatives, kitchen OR hall, house/bath, false",
        "AND binds closer than OR, a b OR c, x/c, true",
        "parentheses, (kitchen OR hall) temp, house/hall/temp, true",
        "parentheses, (kitchen OR hall) temp, house/bath/temp, false",
        "parentheses negated, -(kitchen OR hall), house/bath, true",
        "a word that begins with OR, ORANGE, fruit/orange, true",
        "a regular expression, /dev[0-9]+$/, plant/dev12, true",
        "a regular expression, /dev[0-9]+$/, plant/dev, false",
        "a regular expression that ends in a group, (/dev[0-9]/), plant/dev1, true",
        "a topic with a leading slash is no regular expression, /a/+/b, /a/x/b, true",
        "a word with a colon is no key, 12:30, log/12:30, true",
        "parentheses within a word, f(x), math/f(x), true",
    })
    void accepts_topic(String rule, String query, String topic, boolean expected) {
        assertThat(MessageQuery.parse(query).accepts(topic)).as(rule).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "quotation mark not closed, 'a \"b', filter.invalid.quote, 2",
        "nothing between quotation marks, '\"\"', filter.invalid.empty, 0",
        "minus without a word, 'a - b', filter.invalid.minus, 2",
        "topic: without a filter, 'x topic: y', filter.invalid.topic, 8",
        "filter that MQTT forbids, 'a/#/b', filter.invalid.at, 0",
        "OR with nothing before, 'OR b', filter.invalid.or, 0",
        "OR with nothing behind, 'a OR', filter.invalid.or, 2",
        "parenthesis never closed, 'a (b', filter.invalid.open, 2",
        "parenthesis never opened, 'a ) b', filter.invalid.close, 2",
        "empty parentheses, 'a ()', filter.invalid.group, 2",
        "broken regular expression, 'x /a[/', filter.invalid.regex, 4",
        "no size, 'size:>big', filter.invalid.number.size, 5",
        "no time, 'age:<5y', filter.invalid.number.age, 4",
        "no QoS, 'qos:x', filter.invalid.number.qos, 4",
        "no rate, 'rate:fast', filter.invalid.number.rate, 5",
        "neither yes nor no, 'a silent:maybe', filter.invalid.choice, 9",
        "silence without a value, 'silent: a', filter.invalid.value, 7",
        "no way to deviate, 'schema:odd', filter.invalid.choice, 7",
        "neither yes nor no, 'retained:maybe', filter.invalid.choice, 9",
        "no direction, 'dir:up', filter.invalid.choice, 4",
        "no format, 'fmt:gif', filter.invalid.choice, 4",
        "no path, 'json:temp', filter.invalid.json, 5",
        "no element, 'json:.a[x]', filter.invalid.element, 8",
        "nothing to compare with, 'json:.a>', filter.invalid.value, 8",
        "nothing to look for, 'payload:', filter.invalid.value, 8",
    })
    void parse_brokenQuery_namesThePosition(String rule, String query, String key, int position) {
        QueryException error = catchThrowableOfType(QueryException.class, () -> MessageQuery.parse(query));
        assertThat(error.text().key() + " " + error.position()).as(rule).isEqualTo(key + " " + position);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"hello, true", "HELLO, true", "grüße, true", "GRÜSSE, false", "topic, true", "absent, false"})
    void accepts_message_looksIntoThePayloadToo(String word, boolean expected) {
        assertThat(MessageQuery.parse(word).accepts(message("some/topic", "Hello, Grüße"), 0))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "payload:grüße, true",
        "payload:topic, false",
        "size:8, true",
        "size:>7, true",
        "size:>1k, false",
        "size:<1kB, true",
        "qos:1, true",
        "qos:>1, false",
        "retained:yes, true",
        "retained:no, false",
        "dir:in, true",
        "dir:out, false",
        "age:<1m, true",
        "age:>=30s, true",
        "age:>1h, false",
        "rate:>0, false",
        "silent:yes, false",
        "silent:no, true",
        "schema:deviates, false",
        "-schema:type, true",
        "fmt:text, true",
        "fmt:json, false",
        "user.site:hall, true",
        "user.Site:attic, false",
        "user.other:hall, false",
        "/^gr/, true",
        "-(qos:0 OR size:>1M), true",
    })
    void accepts_keys(String query, boolean expected) {
        Message message = new Message(
                0,
                1_000_000,
                0,
                "some/topic",
                "Grüße!".getBytes(StandardCharsets.UTF_8),
                new MessageProperties(null, null, new byte[0], null, null, List.of(new UserProperty("site", "Hall 1"))),
                Direction.IN,
                Qos.AT_LEAST_ONCE,
                true);

        assertThat(MessageQuery.parse(query).accepts(message, 31_000_000)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "json:.t>20, true",
        "json:.t>=20.5, true",
        "json:.t<2e1, false",
        "json:.t=20.50, true",
        "json:.t!=20.5, false",
        "json:.name=Ada, true",
        "json:.name=ada, false",
        "json:.name~AD, true",
        "json:.name>1, false",
        "json:.list[1].on=true, true",
        "json:.list[2], false",
        "json:.list, true",
        "json:.list=[], true",
        "'json:.\"two words\"=1', true",
        "json:.missing, false",
        "-json:.missing, true",
        "json:.name.deeper, false",
        "json:., true",
        "(json:.t>20 name), true",
        "json:.big>1e300, true",
        "json:.nothing=null, true",
    })
    void accepts_jsonPath(String query, boolean expected) {
        String json = """
                {"t":20.5,"name":"Ada","list":[0,{"on":true}],"two words":1,"big":1E+999999999,"nothing":null}""";

        assertThat(MessageQuery.parse(query).accepts(message("a", json), 0)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "no json", "{\"t\":", "[1,2", "\u0000\u0001"})
    void accepts_jsonPathOnOtherPayload_isFalse(String payload) {
        assertThat(MessageQuery.parse("json:.t>0").accepts(message("a", payload), 0))
                .isFalse();
    }

    @Test
    void accepts_catastrophicPattern_isGivenUpInsteadOfHanging() {
        MessageQuery query = MessageQuery.parse("/(a+)+\\1b/");

        assertThat(query.accepts("a".repeat(60) + "!")).isFalse();
        assertThat(query.isTooSlow()).isTrue();
    }

    @Test
    void parse_deepParentheses_isRefusedInWords() {
        QueryException error = catchThrowableOfType(
                QueryException.class, () -> MessageQuery.parse("(".repeat(100_000) + "a" + ")".repeat(100_000)));
        assertThat(error.text().key()).isEqualTo("filter.invalid.deep");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "topic:a/#, true, false",
        "a/+ OR b/+, true, false",
        "word, false, false",
        "-topic:a/#, true, false",
        "topic:a/# age:>5m, false, true",
        "-(rate:>1), false, true",
        "silent:yes, false, true",
        "a -schema:new, false, true",
    })
    void isOfTopicAlone_changesWithTime(String query, boolean ofTopicAlone, boolean changes) {
        MessageQuery parsed = MessageQuery.parse(query);
        assertThat(List.of(parsed.isOfTopicAlone(), parsed.changesWithTime()))
                .isEqualTo(List.of(ofTopicAlone, changes));
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

    private record Quiet(Message message, double rate, boolean silent) implements Candidate {

        @Override
        public String topic() {
            return message.topic();
        }

        @Override
        public long nowMicros() {
            return 0;
        }

        @Override
        public boolean deviates(Deviating how) {
            return how == Deviating.DEVIATES || how == Deviating.TYPE;
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "silent:yes, true",
        "silent:no, false",
        "SILENT:TRUE, true",
        "-silent:yes, false",
        "silent:yes rate:<1, true",
        "rate:0.5, true",
        "rate:>2, false",
        "schema:deviates, true",
        "Schema:Type, true",
        "schema:missing, false",
        "-(schema:type), false",
    })
    void accepts_topicOfATree_byItsVitalSigns(String query, boolean expected) {
        Message message =
                new Message(0, 0, 0, "a", new byte[0], MessageProperties.NONE, Direction.IN, Qos.AT_MOST_ONCE, false);
        assertThat(MessageQuery.parse(query).accepts(new Quiet(message, 0.5, true)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"schema:new, true, -1", "x schema:new, false, 2", "a OR (-silent:yes), true, 7", "rate:>1, true, 0"})
    void ofMessages_whatNobodyTells_isRefusedWithThePosition(String query, boolean judged, int position) {
        MessageQuery parsed = MessageQuery.parse(query);
        if (position < 0) {
            assertThat(parsed.ofMessages(judged)).isSameAs(parsed);
        } else {
            assertThatThrownBy(() -> parsed.ofMessages(judged))
                    .isInstanceOfSatisfying(
                            QueryException.class,
                            refused -> assertThat(refused.position()).isEqualTo(position));
        }
    }
}
