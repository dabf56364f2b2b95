package io.topiary.core.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.message.InvalidTopicException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicRewriteTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a level is replaced          | plant1   | plant2 | plant1/a   | plant2/a",
                "the topic itself             | plant1   | plant2 | plant1     | plant2",
                "a level, not a string        | plant1   | plant2 | plant10/a  | plant10/a",
                "with a slash at the end      | plant1/  | x/     | plant1/a   | x/a",
                "several levels               | a/b      | c      | a/b/d      | c/d",
                "nothing taken away           | ''       | test   | a/b        | test/a/b",
                "nothing put there            | a        | ''     | a/b        | b",
                "an empty first level is kept | ''       | test   | /a         | test//a",
                "what does not match stays    | a        | b      | c/a        | c/a",
            })
    void prefix_replacesLevels(String description, String from, String to, String topic, String expected)
            throws ReplayRewriteException {
        assertThat(TopicRewrite.prefix(from, to).apply(topic)).contains(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "groups          | ^(\\w+)/(\\w+)          | $2/$1     | a/b/c | b/a/c",
                "named groups    | (?<site>[^/]+)/temp$    | t/${site} | x/temp | t/x",
                "every match     | o                       | 0         | foo/o | f00/0",
                "case counts     | A                       | x         | a/A   | a/x",
                "no match stays  | zzz                     | x         | a     | a",
            })
    void expression_replacesMatches(String description, String expression, String to, String topic, String expected)
            throws ReplayRewriteException {
        assertThat(TopicRewrite.expression(expression, to).apply(topic)).contains(expected);
    }

    @Test
    void expression_thatNeverEnds_isGivenUp() throws ReplayRewriteException {
        TopicRewrite rewrite = TopicRewrite.expression("(a+)+\\1b", "x");
        assertThat(rewrite.apply("a".repeat(60) + "!")).isEmpty();
        assertThat(rewrite.apply("a")).as("from then on").isEmpty();
    }

    @Test
    void parts_thatCantBe_areRejectedInWords() {
        assertThatThrownBy(() -> TopicRewrite.expression("(", "x"))
                .isInstanceOfSatisfying(
                        ReplayRewriteException.class,
                        e -> assertThat(e.text().key()).isEqualTo("replay.rewrite.expression"));
        for (String replacement : new String[] {"$2", "${none}", "$"}) {
            assertThatThrownBy(() -> TopicRewrite.expression("(a)", replacement))
                    .as(replacement)
                    .isInstanceOfSatisfying(
                            ReplayRewriteException.class,
                            e -> assertThat(e.text().key()).isEqualTo("replay.rewrite.replacement"));
        }
        assertThatThrownBy(() -> TopicRewrite.prefix("a", "b/#"))
                .isInstanceOf(ReplayRewriteException.class)
                .hasCauseInstanceOf(InvalidTopicException.class);
    }
}
