package io.topiary.core.filter;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.List;

/** Reads a filter from left to right. */
final class QueryParser {

    private static final String TOPIC_KEY = "topic:";

    private final String source;
    private int at;

    QueryParser(String source) {
        this.source = source;
    }

    List<Term> terms() {
        List<Term> terms = new ArrayList<>();
        while (skipBlanks()) {
            terms.add(term());
        }
        return terms;
    }

    private boolean skipBlanks() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        return at < source.length();
    }

    private Term term() {
        if (source.charAt(at) == '-') {
            int minus = at++;
            if (at == source.length() || Character.isWhitespace(source.charAt(at)) || source.charAt(at) == '-') {
                throw error("filter.invalid.minus", minus);
            }
            return new Term.Not(term());
        }
        if (source.regionMatches(true, at, TOPIC_KEY, 0, TOPIC_KEY.length())) {
            at += TOPIC_KEY.length();
            return matching(at, value());
        }
        int start = at;
        boolean quoted = source.charAt(at) == '"';
        String word = value();
        if (word.isEmpty()) {
            throw error("filter.invalid.empty", start);
        }
        return !quoted && hasWildcardLevel(word) ? matching(start, word) : new Term.Word(new Needle(word));
    }

    /** What stands here: up to the next blank, or between quotation marks. */
    private String value() {
        int start = at;
        if (at < source.length() && source.charAt(at) == '"') {
            int end = source.indexOf('"', start + 1);
            if (end < 0) {
                throw error("filter.invalid.quote", start);
            }
            at = end + 1;
            return source.substring(start + 1, end);
        }
        while (at < source.length() && !Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        return source.substring(start, at);
    }

    private Term matching(int start, String filter) {
        if (filter.isEmpty()) {
            throw error("filter.invalid.topic", start);
        }
        try {
            return new Term.Matching(TopicFilter.of(filter));
        } catch (InvalidTopicException e) {
            throw new QueryException(Text.of("filter.invalid.at", start + 1, e.text()), start);
        }
    }

    private static boolean hasWildcardLevel(String word) {
        for (String level : word.split("/", -1)) {
            if (level.equals("+") || level.equals("#")) {
                return true;
            }
        }
        return false;
    }

    private static QueryException error(String key, int position) {
        return new QueryException(Text.of(key, position + 1), position);
    }
}
