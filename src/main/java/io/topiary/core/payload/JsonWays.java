package io.topiary.core.payload;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The way to a value in JSON, in the languages that other tools speak. Ways are as {@link JsonOutline#steps} gives them: keys,
 * and numbers of elements as {@link Integer}.
 */
public final class JsonWays {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private JsonWays() {}

    /** As JSONPath (RFC 9535): {@code $.sensors[0]['my key']}. */
    public static String jsonPath(List<Object> steps) {
        StringBuilder path = new StringBuilder("$");
        for (Object step : steps) {
            if (step instanceof Integer) {
                path.append('[').append(step).append(']');
            } else if (isPlain(step)) {
                path.append('.').append(step);
            } else {
                path.append("['").append(escaped(step.toString(), '\'')).append("']");
            }
        }
        return path.toString();
    }

    /** As a filter of jq: {@code .sensors[0]["my key"]}. */
    public static String jq(List<Object> steps) {
        StringBuilder path = new StringBuilder();
        for (Object step : steps) {
            String dot = path.isEmpty() ? "." : "";
            if (step instanceof Integer) {
                path.append(dot).append('[').append(step).append(']');
            } else if (isPlain(step)) {
                path.append('.').append(step);
            } else {
                path.append(dot)
                        .append("[\"")
                        .append(escaped(step.toString(), '"'))
                        .append("\"]");
            }
        }
        return path.isEmpty() ? "." : path.toString();
    }

    private static boolean isPlain(Object step) {
        return PLAIN.matcher(step.toString()).matches();
    }

    private static String escaped(String key, char quote) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c == quote || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
