package io.topiary.ui.kit.filter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Knows the keys of the filter language, and which of them the word before the caret may be the beginning of. */
final class FilterSuggestions {

    /** Keys in the order in which they are offered. */
    static final List<String> KEYS = List.of(
            "topic",
            "payload",
            "json",
            "qos",
            "retained",
            "size",
            "age",
            "rate",
            "silent",
            "schema",
            "dir",
            "fmt",
            "user.");

    private static final Map<String, List<String>> CHOICES = Map.of(
            "qos", List.of("0", "1", "2"),
            "retained", List.of("yes", "no"),
            "silent", List.of("yes", "no"),
            "schema", List.of("deviates", "new", "missing", "type", "far", "invalid"),
            "dir", List.of("in", "out"),
            "fmt", List.of("json", "text", "binary", "empty"));

    private FilterSuggestions() {}

    /** What the word that ends at {@code caret} may become; nothing in the middle of a word. */
    static List<Suggestion> of(String text, int caret) {
        String word = text.substring(wordStart(text, caret), caret).toLowerCase(Locale.ROOT);
        boolean inside = caret < text.length() && !Character.isWhitespace(text.charAt(caret));
        if (word.isEmpty() || inside || isInQuotes(text, caret)) {
            return List.of();
        }
        int colon = word.indexOf(':');
        Stream<Suggestion> all = colon < 0
                ? KEYS.stream().map(key -> new Suggestion(key.endsWith(".") ? key : key + ":", key))
                : choices(word.substring(0, colon));
        return all.filter(each -> each.word().startsWith(word) && !each.word().equals(word))
                .toList();
    }

    private static Stream<Suggestion> choices(String key) {
        return CHOICES.getOrDefault(key, List.of()).stream().map(value -> new Suggestion(key + ":" + value, key));
    }

    /** {@code text} with {@code suggestion} in place of the word that ends at {@code caret}. */
    static String complete(String text, int caret, Suggestion suggestion) {
        return text.substring(0, wordStart(text, caret)) + suggestion.word() + text.substring(caret);
    }

    private static int wordStart(String text, int caret) {
        int start = caret;
        while (start > 0
                && !Character.isWhitespace(text.charAt(start - 1))
                && "(-".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return start;
    }

    private static boolean isInQuotes(String text, int caret) {
        return text.substring(0, caret).chars().filter(c -> c == '"').count() % 2 == 1;
    }
}
