package io.topiary.core.profile.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.profile.exchange.ShellCommands.Word;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellCommandsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            value = {
                "blanks            ! a  b         ! [[a, b]]",
                "single quotes     ! a 'b  $c\\'  ! [[a, b  $c\\]]",
                "double quotes     ! \"a \\\"b\\\" \\c\" ! [[a \"b\" \\c]]",
                "quotes in a word  ! a'b c'\"d\"  ! [[ab cd]]",
                "empty word        ! a ''         ! [[a, ]]",
                "escaped blank     ! a\\ b        ! [[a b]]",
                "pipe              ! a b|c d      ! [[a, b], [c, d]]",
                "several           ! a;b&&c       ! [[a], [b], [c]]",
                "wildcard          ! a -t # -v    ! [[a, -t, #, -v]]",
                "comment           ! # a          ! []",
                "drive             ! a C:\\b\\c   ! [[a, C:\\b\\c]]",
                "share             ! a \\\\h\\s   ! [[a, \\\\h\\s]]",
                "command inside    ! a $(b 'c|d') e `f g` ! [[a, $(b 'c|d'), e, `f g`]]",
                "quoted command    ! \"$(a \"b c\")\" d ! [[$(a \"b c\"), d]]",
                "end in backslash  ! a \\         ! [[a]]",
            })
    void split_text_asAShellDoes(String description, String text, String words) {
        assertThat(texts(text)).hasToString(words);
    }

    @Test
    void split_continuedLine_isOneCommand() {
        assertThat(texts("a \\\n b\nc \\\r\n d")).isEqualTo(List.of(List.of("a", "b"), List.of("c", "d")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '~',
            value = {"$A,true", "a$(b),true", "`a`,true", "\"$A\",true", "'$A',false", "\\$A,false"})
    void split_variable_isMarked(String text, boolean computed) {
        assertThat(Objects.requireNonNull(ShellCommands.split(text))
                        .getFirst()
                        .getFirst()
                        .computed())
                .isEqualTo(computed);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {"a 'b", "a \"b", "'", "\"\\"})
    void split_quoteNotClosed_isNull(String text) {
        assertThat(ShellCommands.split(text)).isNull();
    }

    private static List<List<String>> texts(String text) {
        return Objects.requireNonNull(ShellCommands.split(text)).stream()
                .map(command -> command.stream().map(Word::text).toList())
                .toList();
    }
}
