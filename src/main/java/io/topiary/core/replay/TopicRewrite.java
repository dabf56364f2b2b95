package io.topiary.core.replay;

import io.topiary.core.filter.BoundedPattern;
import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.Topic;
import io.topiary.core.text.Text;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What becomes of topics. A topic that it does not match stays as it is. Immutable. */
public sealed interface TopicRewrite {

    /** Topics stay. */
    TopicRewrite NONE = new None();

    /** What becomes of {@code topic}, which need not be a topic name; empty if nobody can tell in a reasonable time. */
    Optional<String> apply(String topic);

    /**
     * Whole levels at the beginning replaced by others.
     *
     * @param from the levels; empty stands for the beginning of every topic
     * @param to what is put there; empty to take them away
     * @throws ReplayRewriteException if one of them can't be part of a topic name
     */
    static TopicRewrite prefix(String from, String to) throws ReplayRewriteException {
        return new Prefix(levels(from), levels(to));
    }

    /**
     * Each match of a regular expression replaced; upper and lower case differ.
     *
     * @param replacement may have {@code $1} and {@code ${name}} in it, and {@code \$} for a dollar sign
     * @throws ReplayRewriteException if the expression is none, or the replacement refers to groups that there are not
     */
    static TopicRewrite expression(String expression, String replacement) throws ReplayRewriteException {
        try {
            BoundedPattern pattern = BoundedPattern.exactly(expression);
            // matches nothing, so that all groups of the replacement are looked up now
            var _ = Pattern.compile("(?:" + expression + "\n)?").matcher("").replaceAll(replacement);
            return new Expression(pattern, replacement);
        } catch (PatternSyntaxException e) {
            throw new ReplayRewriteException(
                    Text.of("replay.rewrite.expression", e.getDescription(), e.getIndex() + 1), e);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ReplayRewriteException(Text.of("replay.rewrite.replacement", replacement), e);
        }
    }

    private static String levels(String prefix) throws ReplayRewriteException {
        boolean separated = prefix.endsWith("/");
        String levels = separated ? prefix.substring(0, prefix.length() - 1) : prefix;
        if (!levels.isEmpty()) {
            try {
                Topic.of(levels);
            } catch (InvalidTopicException e) {
                throw new ReplayRewriteException(e.text(), e);
            }
        }
        return levels;
    }

    /** Topics stay. */
    record None() implements TopicRewrite {

        @Override
        public Optional<String> apply(String topic) {
            return Optional.of(topic);
        }
    }

    /** Other levels at the beginning. */
    record Prefix(String from, String to) implements TopicRewrite {

        @Override
        public Optional<String> apply(String topic) {
            String rest;
            if (from.isEmpty()) {
                rest = "/" + topic;
            } else if (topic.equals(from) || topic.startsWith(from + "/")) {
                rest = topic.substring(from.length());
            } else {
                return Optional.of(topic);
            }
            return Optional.of(to.isEmpty() && rest.startsWith("/") ? rest.substring(1) : to + rest);
        }
    }

    /** Matches replaced. */
    record Expression(BoundedPattern pattern, String replacement) implements TopicRewrite {

        @Override
        public Optional<String> apply(String topic) {
            return pattern.replace(topic, replacement);
        }
    }
}
