package io.topiary.core.filter;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes filters for people who point at something: what is to be seen, what is not, and both added to what is typed
 * already. What it writes can be parsed again. Immutable; any thread may call.
 */
public final class FilterWriter {

    private static final String LEVEL = "+";
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9.eE+-]*");

    private FilterWriter() {}

    /**
     * The term that accepts {@code path}, and what is below if {@code below}.
     *
     * <p>The language has no escape for a quotation mark, a line of text can't hold control characters, and {@code +} and
     * {@code #} mean something: a level with one of those is written as {@code +}, which accepts its siblings too.
     */
    public static String topic(String path, boolean below) {
        boolean quotes = needsQuotes(path);
        String levels = Stream.of(path.split("/", -1))
                .map(level -> isWritable(level, quotes) ? level : LEVEL)
                .collect(Collectors.joining("/"));
        String filter = below ? levels + "/#" : levels;
        return "topic:" + (quotes ? "\"" + filter + "\"" : filter);
    }

    /**
     * The term that accepts messages with {@code value} at a place of their JSON.
     *
     * @param steps keys, and numbers of elements as {@link Integer}, from the outside in
     * @param value a scalar as it stands in the text, a string without its quotation marks
     * @return empty if a key or the value can't be written: the language has no escape for a quotation mark
     */
    public static Optional<String> json(List<Object> steps, String value) {
        StringBuilder path = new StringBuilder();
        for (Object step : steps) {
            if (step instanceof Integer) {
                path.append('[').append(step).append(']');
            } else if (PLAIN_KEY.matcher(step.toString()).matches()) {
                path.append('.').append(step);
            } else {
                path.append(".\"").append(step).append('"');
            }
        }
        String quoted =
                PLAIN_KEY.matcher(value).matches() || NUMBER.matcher(value).matches() ? value : "\"" + value + "\"";
        boolean writable = isWritable(value)
                && steps.stream().allMatch(step -> step instanceof Integer || isWritable(step.toString()));
        String whole = path.isEmpty() ? "." : path.toString();
        return writable ? Optional.of("json:" + whole + "=" + quoted) : Optional.empty();
    }

    private static boolean isWritable(String text) {
        return text.chars().noneMatch(c -> c == '"' || Character.isISOControl(c));
    }

    /** The term that accepts what {@code term} does not. */
    public static String not(String term) {
        return term.startsWith("-") ? term.substring(1) : "-" + term;
    }

    /**
     * What accepts what both {@code filter} and {@code term} accept. A filter that can't be parsed gives way to the term.
     */
    public static String and(String filter, String term) {
        Term known;
        try {
            known = MessageQuery.parse(filter).term();
        } catch (QueryException unusable) {
            return term;
        }
        String text = filter.strip();
        if (text.isEmpty()) {
            return term;
        }
        if (terms(known).contains(MessageQuery.parse(term).term())) {
            return text;
        }
        return known instanceof Term.Or ? "(" + text + ") " + term : text + " " + term;
    }

    /** Whether {@code term} stands in {@code filter} as a word of its own. */
    public static boolean has(String filter, String term) {
        return List.of(filter.split("\\s+")).contains(term);
    }

    /** {@code filter} without the words that are {@code term}. */
    public static String without(String filter, String term) {
        return Stream.of(filter.split("\\s+"))
                .filter(word -> !word.equals(term))
                .collect(Collectors.joining(" "))
                .strip();
    }

    private static List<Term> terms(Term term) {
        return term instanceof Term.And and ? and.terms() : List.of(term);
    }

    private static boolean needsQuotes(String path) {
        return path.startsWith("\"") || path.chars().anyMatch(c -> Character.isWhitespace(c) || c == '(' || c == ')');
    }

    private static boolean isWritable(String level, boolean quoted) {
        return level.chars().noneMatch(c -> c == '+' || c == '#' || Character.isISOControl(c) || (quoted && c == '"'));
    }
}
