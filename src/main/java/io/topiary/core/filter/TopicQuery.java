package io.topiary.core.filter;

import io.topiary.core.message.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter that a user typed: terms that must all hold. Immutable; any thread may ask it.
 *
 * <p>A word or a {@code "phrase"} is looked for in the topic, and in the payload where there is one, whatever the case.
 * {@code topic:a/+/b}, or a word with a whole level that is {@code +} or {@code #}, is an MQTT topic filter. {@code -}
 * before a term turns it round.
 */
public final class TopicQuery {

    /** Accepts everything. */
    public static final TopicQuery ALL = new TopicQuery(List.of());

    private final List<Term> terms;

    TopicQuery(List<Term> terms) {
        this.terms = List.copyOf(terms);
    }

    /**
     * Understands {@code source}.
     *
     * @throws QueryException if it can't, with the position
     */
    public static TopicQuery parse(String source) {
        return source.isBlank() ? ALL : new TopicQuery(new QueryParser(source).terms());
    }

    /** Its terms, in the order in which they were written. */
    public List<Term> terms() {
        return terms;
    }

    /** Whether it accepts everything because there is nothing in it. */
    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** Whether {@code topic} is accepted; words are looked for in the topic alone. */
    public boolean accepts(String topic) {
        for (Term term : terms) {
            if (!accepts(term, topic, null)) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code message} is accepted; words are looked for in topic and payload. */
    public boolean accepts(Message message) {
        for (Term term : terms) {
            if (!accepts(term, message.topic(), message.payload())) {
                return false;
            }
        }
        return true;
    }

    private static boolean accepts(Term term, String topic, byte @Nullable [] payload) {
        return switch (term) {
            case Term.Word word ->
                word.needle().isIn(topic) || (payload != null && word.needle().isIn(payload));
            case Term.Matching matching -> matching.filter().matches(topic);
            case Term.Not not -> !accepts(not.term(), topic, payload);
        };
    }
}
