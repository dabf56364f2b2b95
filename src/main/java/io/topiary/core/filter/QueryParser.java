package io.topiary.core.filter;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Reads a query from left to right: alternatives of sequences of terms. Recursion is bounded. */
final class QueryParser {

    private static final String OR = "OR";
    private static final int DEEPEST = 50;

    private final String source;
    private final List<VitalSign> vitalSigns = new ArrayList<>();
    private int at;
    private int depth;

    QueryParser(String source) {
        this.source = source;
    }

    Term parse() {
        Term term = alternatives();
        if (at < source.length()) {
            throw error("filter.invalid.close", at);
        }
        return term;
    }

    /** What was parsed so far that a message does not tell. */
    List<VitalSign> vitalSigns() {
        return vitalSigns;
    }

    private Term alternatives() {
        List<Term> terms = new ArrayList<>();
        terms.add(sequence());
        while (isOr()) {
            int or = at;
            at += OR.length();
            if (terms.getLast() instanceof Term.And and && and.terms().isEmpty()) {
                throw error("filter.invalid.or", or);
            }
            terms.add(sequence());
            if (terms.getLast() instanceof Term.And and && and.terms().isEmpty()) {
                throw error("filter.invalid.or", or);
            }
        }
        return terms.size() == 1 ? terms.getFirst() : new Term.Or(terms);
    }

    private Term sequence() {
        List<Term> terms = new ArrayList<>();
        while (skipBlanks() && source.charAt(at) != ')' && !isOr()) {
            terms.add(term());
        }
        return terms.size() == 1 ? terms.getFirst() : new Term.And(terms);
    }

    private boolean isOr() {
        int end = at + OR.length();
        return source.startsWith(OR, at)
                && (end == source.length() || Character.isWhitespace(source.charAt(end)) || source.charAt(end) == '(');
    }

    private boolean skipBlanks() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        return at < source.length();
    }

    private Term term() {
        return switch (source.charAt(at)) {
            case '-' -> negated();
            case '(' -> group();
            case '/' -> regexOrWord();
            default -> keyOrWord();
        };
    }

    private Term negated() {
        int minus = at++;
        if (at == source.length() || Character.isWhitespace(source.charAt(at)) || source.charAt(at) == '-') {
            throw error("filter.invalid.minus", minus);
        }
        return new Term.Not(term());
    }

    private Term group() {
        int open = at++;
        if (++depth > DEEPEST) {
            throw error("filter.invalid.deep", open);
        }
        Term inside = alternatives();
        if (at == source.length()) {
            throw error("filter.invalid.open", open);
        }
        at++;
        depth--;
        if (inside instanceof Term.And and && and.terms().isEmpty()) {
            throw error("filter.invalid.group", open);
        }
        return inside;
    }

    /** A regular expression ends with a slash before a blank, a parenthesis or the end; else it is a topic. */
    private Term regexOrWord() {
        int start = at;
        int end = source.indexOf('/', start + 1);
        while (end >= 0 && (isEscaped(end) || !endsHere(end + 1))) {
            end = source.indexOf('/', end + 1);
        }
        if (end <= start + 1 || hasBlank(start, end)) {
            return word(start);
        }
        at = end + 1;
        try {
            return new Term.Regex(new BoundedPattern(source.substring(start + 1, end)));
        } catch (PatternSyntaxException e) {
            int position = start + 1 + Math.max(0, e.getIndex());
            throw new QueryException(Text.of("filter.invalid.regex", position + 1, e.getDescription()), position);
        }
    }

    private boolean isEscaped(int index) {
        int backslashes = 0;
        while (source.charAt(index - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private boolean hasBlank(int from, int to) {
        return source.substring(from, to).chars().anyMatch(Character::isWhitespace);
    }

    private boolean endsHere(int index) {
        return index >= source.length() || Character.isWhitespace(source.charAt(index)) || source.charAt(index) == ')';
    }

    private Term keyOrWord() {
        int start = at;
        int colon = start;
        while (colon < source.length() && isKeyCharacter(source.charAt(colon))) {
            colon++;
        }
        if (colon > start && colon < source.length() && source.charAt(colon) == ':') {
            KeyParser keys = new KeyParser(source, start, colon);
            if (keys.isKnown()) {
                Term term = keys.term();
                at = keys.end();
                VitalSign.of(term, start).ifPresent(vitalSigns::add);
                return term;
            }
        }
        return word(start);
    }

    private static boolean isKeyCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-';
    }

    private Term word(int start) {
        Value value = Value.at(source, start);
        at = value.end();
        if (value.text().isEmpty()) {
            throw error("filter.invalid.empty", start);
        }
        return !value.quoted() && hasWildcardLevel(value.text())
                ? new Term.Matching(filter(value))
                : new Term.Word(new Needle(value.text()));
    }

    /** The topic filter that {@code value} is. */
    static TopicFilter filter(Value value) {
        try {
            return TopicFilter.of(value.text());
        } catch (InvalidTopicException e) {
            throw new QueryException(Text.of("filter.invalid.at", value.start() + 1, e.text()), value.start());
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

    static QueryException error(String key, int position) {
        return new QueryException(Text.of(key, position + 1), position);
    }
}
