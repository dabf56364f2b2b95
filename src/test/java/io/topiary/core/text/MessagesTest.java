package io.topiary.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The bundle: nested texts, and failures that read as sentences. */
class MessagesTest {

    @Test
    void get_nestedText_isPutIntoWords() {
        Text inner = Text.of("topic.invalid.empty");

        assertThat(Messages.forLocale(Locale.ENGLISH).get(Text.of("failure.suback.what", "a/#", inner)))
                .isEqualTo("Subscription “a/#” refused: A topic must have at least one character");
    }

    @Test
    void get_fromManyThreads_mixesUpNothing() {
        Messages messages = Messages.forLocale(Locale.ENGLISH);

        assertThat(IntStream.range(0, 20_000)
                        .parallel()
                        .mapToObj(i -> messages.get("failure.suback.what", "a/" + i, i))
                        .toList())
                .isEqualTo(IntStream.range(0, 20_000)
                        .mapToObj(i -> "Subscription “a/%d” refused: %s"
                                .formatted(
                                        i,
                                        NumberFormat.getInstance(Locale.ENGLISH).format(i)))
                        .toList());
    }

    @Test
    void get_missingKey_throws() {
        Messages messages = Messages.forLocale(Locale.ENGLISH);

        assertThatThrownBy(() -> messages.get("no.such.key")).isInstanceOf(MissingResourceException.class);
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
