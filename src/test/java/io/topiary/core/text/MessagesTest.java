package io.topiary.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

/** The bundle: every sentence is well formed. */
class MessagesTest {

    @Test
    void get_nestedText_isPutIntoWords() {
        Text inner = Text.of("topic.invalid.empty");

        assertThat(Messages.forLocale(Locale.ENGLISH).get(Text.of("failure.suback.what", "a/#", inner)))
                .isEqualTo("Subscription “a/#” refused: A topic must have at least one character");
    }

    @Test
    void get_missingKey_throws() {
        Messages messages = Messages.forLocale(Locale.ENGLISH);

        assertThatThrownBy(() -> messages.get("no.such.key")).isInstanceOf(MissingResourceException.class);
    }

    @Test
    void bundle_everySentence_isWellFormed() {
        ResourceBundle bundle = ResourceBundle.getBundle("io.topiary.messages", Locale.ROOT);
        for (String key : bundle.keySet()) {
            String pattern = bundle.getString(key);

            assertThat(new MessageFormat(pattern, Locale.ENGLISH).toPattern()).isNotEmpty();
            assertThat(pattern.replace("''", ""))
                    .as("%s: a single apostrophe", key)
                    .doesNotContain("'");
            assertThat(pattern).as(key).doesNotEndWith(":").doesNotContain("!").isEqualTo(pattern.strip());
        }
    }

    @Test
    void bundle_failures_endAsSentencesDo() {
        ResourceBundle bundle = ResourceBundle.getBundle("io.topiary.messages", Locale.ROOT);
        for (String key : bundle.keySet()) {
            if (key.startsWith("failure.") && key.endsWith(".what")) {
                assertThat(bundle.getString(key)).as(key).doesNotEndWith(".");
            } else if (key.startsWith("failure.") && (key.endsWith(".why") || key.endsWith(".remedy"))) {
                assertThat(bundle.getString(key)).as(key).matches("(?s).*[.”]");
            }
        }
    }
}
