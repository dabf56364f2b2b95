package io.topiary.core.history;

import io.topiary.core.filter.Comparison;
import io.topiary.core.filter.MessageQuery;
import io.topiary.core.filter.Term;
import io.topiary.core.message.Direction;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns a query into what SQLite can tell of it, so that messages which can't be meant are never read: a row that comes out
 * of the database costs several times as much as one that SQLite itself looks at.
 *
 * <p>SQLite looks for words in bytes with {@code LIKE}, which goes by ASCII letters without their case just as
 * {@link io.topiary.core.filter.Needle} does, but ends at a byte that is 0 (https://sqlite.org/lang_expr.html#like).
 */
final class RowSieve {

    /** Longer lists of topics are not worth their while. */
    static final int MOST_TOPICS = 1_000;

    private static final int LONGEST_WORD = 5_000;
    private static final int MOST_LETTERS = 4;

    private final TopicNames topics;
    private final long nowMicros;

    /** @param nowMicros the time that ages are measured from */
    RowSieve(TopicNames topics, long nowMicros) {
        this.topics = topics;
        this.nowMicros = nowMicros;
    }

    /** What can be told of {@code term}. */
    RowCondition of(Term term) {
        return switch (term) {
            case Term.And and ->
                RowCondition.all(and.terms().stream().map(this::of).toList());
            case Term.Or or ->
                RowCondition.any(or.terms().stream().map(this::of).toList());
            case Term.Not not -> of(not.term()).not();
            case Term.Matching matching -> onTopics(matching);
            case Term.Word word ->
                RowCondition.any(List.of(onTopics(word), holds(word.needle().text())));
            case Term.InPayload word -> holds(word.needle().text());
            case Term.Regex regex ->
                RowCondition.any(List.of(onTopics(regex), holds(regex.pattern().surely())));
            case Term.Measure measure -> measured(measure);
            case Term.Retained retained -> flag(MessageWriter.RETAINED, retained.retained());
            case Term.Going going -> flag(MessageWriter.PUBLISHED, going.direction() == Direction.OUT);
            case Term.Format format -> JsonSieve.is(format.kind());
            case Term.UserPropertyHolds property ->
                RowCondition.atLeast("ifnull(instr(properties, 'userProperties'), 0) > 0");
            case Term.JsonHas json -> JsonSieve.has(json.path());
            case Term.JsonCompares json -> JsonSieve.compares(json);
            case Term.Silent silent -> RowCondition.ANY;
            case Term.Deviates deviates -> RowCondition.ANY;
        };
    }

    /** The messages on the topics numbered {@code ids}. */
    static RowCondition onTopics(Set<Long> ids) {
        if (ids.isEmpty()) {
            return RowCondition.NEVER;
        }
        return ids.size() > MOST_TOPICS
                ? RowCondition.ANY
                : RowCondition.exactly("topic IN ("
                        + ids.stream().sorted().map(String::valueOf).collect(Collectors.joining(",")) + ")");
    }

    private RowCondition onTopics(Term term) {
        return onTopics(topics.matching(MessageQuery.of(term)::accepts));
    }

    private static RowCondition holds(String text) {
        String word = longestAscii(text);
        if (word.isEmpty() || word.length() > LONGEST_WORD) {
            return RowCondition.ANY;
        }
        String pattern = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        String escape = pattern.equals(word) ? "" : " ESCAPE '\\'";
        return RowCondition.atLeast("payload LIKE '%" + pattern.replace("'", "''") + "%'" + escape
                + " OR (instr(payload, x'00') > 0" + hasLetters(word) + ")");
    }

    /** Where LIKE does not see everything: that some characters of {@code word} are there at all, in whatever case. */
    private static String hasLetters(String word) {
        return word.toLowerCase(Locale.ROOT)
                .chars()
                .distinct()
                .limit(MOST_LETTERS)
                .mapToObj(c -> {
                    String small = " AND (instr(payload, x'" + Integer.toHexString(c) + "') > 0";
                    return c >= 'a' && c <= 'z'
                            ? small + " OR instr(payload, x'" + Integer.toHexString(c - 'a' + 'A') + "') > 0)"
                            : small + ")";
                })
                .collect(Collectors.joining());
    }

    /** The longest part of {@code text} of which SQLite thinks as a needle does: visible ASCII. */
    private static String longestAscii(String text) {
        String longest = "";
        for (String part : text.split("[^ -~]+", -1)) {
            longest = part.length() > longest.length() ? part : longest;
        }
        return longest;
    }

    private RowCondition measured(Term.Measure measure) {
        if (!Double.isFinite(measure.value()) || measure.comparison() == Comparison.HOLDS) {
            return RowCondition.ANY;
        }
        String compared = " " + measure.comparison().sign() + " " + measure.value();
        return switch (measure.quantity()) {
            case SIZE -> RowCondition.exactly("octet_length(payload)" + compared);
            case QOS -> RowCondition.exactly("(flags & 3)" + compared);
            case AGE -> RowCondition.exactly("max(0, " + nowMicros + " - time) / 1e6" + compared);
            case RATE -> RowCondition.ANY;
        };
    }

    private static RowCondition flag(int bit, boolean set) {
        return RowCondition.exactly("(flags & " + bit + ") " + (set ? "<> 0" : "= 0"));
    }
}
