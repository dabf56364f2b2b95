package io.topiary.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.text.Messages;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Topic names that may be published to. */
class TopicTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "/", "a//b", " ", "$SYS/x", "\u0001", "😀/é", "__proto__/.."})
    void of_validName_isTaken(String name) {
        assertThat(Topic.of(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"a/+, + at position 3", "#, # at position 1", "a#b, # at position 2"})
    void of_wildcard_saysWhere(String name, String reason) {
        assertThatThrownBy(() -> Topic.of(name))
                .isInstanceOfSatisfying(
                        InvalidTopicException.class,
                        refused -> assertThat(Messages.forLocale(Locale.ENGLISH).get(refused.text()))
                                .contains("The wildcard " + reason + " is not allowed here"));
    }

    @Test
    void of_length_isCountedInBytes() {
        assertThat(Topic.of("é".repeat(32_767)).name()).hasSize(32_767);
        assertThatThrownBy(() -> Topic.of("é".repeat(32_768)))
                .isInstanceOfSatisfying(
                        InvalidTopicException.class,
                        refused -> assertThat(Messages.forLocale(Locale.ENGLISH).get(refused.text()))
                                .isEqualTo("The topic has 65,536 bytes; 65,535 are allowed"));
    }

    @Test
    void secret_neverShowsItself() {
        assertThat(Secret.of("CANARY")).hasToString("••••").isEqualTo(Secret.of("CANARY"));
        assertThat(Secret.of("pä\0").utf8()).containsExactly('p', 0xC3, 0xA4, 0);
    }
}
