package io.topiary.core.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.text.Messages;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);
    private static final Map<String, String> TOPICS =
            Map.of("a/b", "{\"temp\":21.50,\"deep\":{\"x\":[7]}}", "t", "plain");

    private static TemplateScope scope(long number, long elapsedMillis) {
        return new TemplateScope(
                Instant.parse("2026-01-31T12:00:00.123456Z"),
                elapsedMillis * 1_000_000,
                number,
                RandomGenerator.of("L64X128MixRandom"),
                topic -> Optional.ofNullable(TOPICS.get(topic)).map(text -> text.getBytes(UTF_8)),
                Map.of("name", "pump"));
    }

    private static String filled(String text, long number, long elapsedMillis) {
        try {
            return Template.parse(text).fill(scope(number, elapsedMillis));
        } catch (TemplateException e) {
            return ENGLISH.get(e.text());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain                        | plain",
                "{\"a\":{\"b\":1}}            | {\"a\":{\"b\":1}}",
                "{{now}}                      | 1769860800123",
                "{{now s}}                    | 1769860800",
                "{{now us}}                   | 1769860800123456",
                "{{ now iso }}                | 2026-01-31T12:00:00.123Z",
                "{{seq}}-{{seq}}              | 3-3",
                "{{seq 100}}                  | 103",
                "{{seq 1.5 -0.5}}             | 0.0",
                "{{random 5 5}}               | 5",
                "{{random 1.50 1.50}}         | 1.50",
                "{{pick on}}                  | on",
                "{{pick \"a }} b\"}}          | a }} b",
                "{{sine 20 5 4s}}             | 25",
                "{{topic t}}                  | plain",
                "{{topic a/b /temp}}          | 21.50",
                "{{topic a/b /deep/x/0}}      | 7",
                "x{{row name}}y               | xpumpy",
                "\\{{now}} {{seq}}            | {{now}} 3",
            })
    void fill_putsValuesIn(String text, String expected) {
        assertThat(filled(text, 3, 1_000)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ab{{now           | At character 3: the braces are not closed",
                "{{pick \"a}}      | At character 1: a quotation mark is not closed",
                "{{}}              | At character 1: there is no variable between the braces",
                "x{{ value_json }} | At character 2: value_json is no variable",
                "{{now then}}      | At character 1: write it like now [s|ms|us|iso]",
                "{{uuid 4}}        | At character 1: write it like uuid",
                "{{random 1}}      | At character 1: write it like random 10 30",
                "{{random 3 2}}    | At character 1: 3 is more than 2",
                "{{random a 2}}    | At character 1: a is no number; write it like random 10 30",
                "{{random 0 1e999999999}} | At character 1: 1e999999999 is no number",
                "{{sine 1 2 3y}}   | At character 1: 3y is no period",
                "{{topic none}}    | At character 1: nothing has come on none yet",
                "{{topic a/b /no}} | At character 1: there is no value at /no in the newest message on a/b",
                "{{row other}}     | At character 1: the table has no column other",
            })
    void fill_whatIsWrong_isSaidWithItsPlace(String text, String expected) {
        assertThat(filled(text, 0, 0)).startsWith(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{random 10 30}}", "{{random 10.0 30.0}}", "{{random -5 5}}"})
    void random_staysWithinItsBounds(String text) throws TemplateException {
        Template template = Template.parse(text);
        double least = text.contains("-") ? -5 : 10;
        double most = text.contains("-") ? 5 : 30;
        TemplateScope scope = scope(0, 0);
        for (int i = 0; i < 1_000; i++) {
            assertThat(Double.parseDouble(template.fill(scope))).isBetween(least, most);
        }
    }

    @Test
    void sine_goesRoundInItsPeriod() {
        assertThat(filled("{{sine 20 5 60s}} {{sine 20 5 1min}}", 0, 45_000)).isEqualTo("15 15");
    }

    @Test
    void uuid_isAnotherOneEachTime() {
        assertThat(filled("{{uuid}}", 0, 0)).hasSize(36).isNotEqualTo(filled("{{uuid}}", 0, 0));
    }

    @Test
    void row_outsideOfATable_saysSo() {
        TemplateScope single = TemplateScope.single(0, topic -> Optional.empty());
        String words;
        try {
            words = Template.parse("{{row a}}").fill(single);
        } catch (TemplateException e) {
            words = ENGLISH.get(e.text());
        }
        assertThat(words).isEqualTo("At character 1: row has a value only when a table is published");
    }

    @Test
    void isConstant_withoutVariables() throws TemplateException {
        assertThat(Template.parse("\\{{now}}").isConstant()).isTrue();
        assertThat(Template.parse("{{now}}").isConstant()).isFalse();
    }
}
