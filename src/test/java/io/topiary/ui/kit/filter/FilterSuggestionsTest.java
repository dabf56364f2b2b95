package io.topiary.ui.kit.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.filter.MessageQuery;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterSuggestionsTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "q,qos:",
                "temp RE,retained:",
                "-s,size: silent: schema:",
                "(to,topic:",
                "qos:,qos:0 qos:1 qos:2",
                "fmt:b,fmt:binary",
                "r,retained: rate:",
                "us,user.",
                "||,||",
                "|q |,||",
                "temp,||",
                "qos:1,||",
                "|\"say q|,||",
                "topic:q,||"
            })
    void of_offersKeysAndValues(String text, String expected) {
        assertThat(FilterSuggestions.of(text, text.length()).stream()
                        .map(Suggestion::word)
                        .toList())
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void of_inTheMiddleOfAWord_offersNothing() {
        assertThat(FilterSuggestions.of("qx", 1)).isEmpty();
    }

    @Test
    void complete_keepsWhatStandsAround() {
        assertThat(FilterSuggestions.complete("temp -q x", 7, new Suggestion("qos:", "qos")))
                .isEqualTo("temp -qos: x");
    }

    @Test
    void values_areUnderstood() {
        for (String key : List.of("qos", "retained", "schema", "dir", "fmt")) {
            String text = key + ":";
            FilterSuggestions.of(text, text.length())
                    .forEach(each -> assertThat(MessageQuery.parse(each.word()).isOfTopicAlone())
                            .isFalse());
        }
    }
}
