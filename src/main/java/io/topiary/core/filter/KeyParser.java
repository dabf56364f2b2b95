package io.topiary.core.filter;

import io.topiary.core.filter.Term.Quantity;
import io.topiary.core.message.Direction;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code key:value}. */
final class KeyParser {

    private static final String USER = "user.";
    private static final Set<String> KEYS = Set.of(
            "topic", "payload", "qos", "retained", "size", "age", "rate", "silent", "schema", "dir", "fmt", "json");
    private static final Map<String, Double> SIZES =
            Map.of("", 1.0, "k", 1024.0, "m", 1024.0 * 1024, "g", 1024.0 * 1024 * 1024);
    private static final Map<String, Double> TIMES =
            Map.of("", 1.0, "ms", 0.001, "s", 1.0, "m", 60.0, "h", 3_600.0, "d", 86_400.0);
    private static final Map<String, Double> PLAIN = Map.of("", 1.0, "k", 1_000.0);
    private static final Map<String, Boolean> YES_OR_NO =
            Map.of("yes", true, "true", true, "1", true, "no", false, "false", false, "0", false);
    private static final Map<String, Direction> DIRECTIONS = Map.of("in", Direction.IN, "out", Direction.OUT);

    private static final Map<String, Deviating> DEVIATIONS =
            Arrays.stream(Deviating.values()).collect(Collectors.toMap(Deviating::label, each -> each));

    private final String source;
    private final String key;
    private final int valueAt;
    private int end;

    /** The key stands from {@code start} to {@code colon}. */
    KeyParser(String source, int start, int colon) {
        this.source = source;
        String written = source.substring(start, colon);
        String lower = written.toLowerCase(Locale.ROOT);
        this.key = lower.startsWith(USER) ? USER + written.substring(USER.length()) : lower;
        this.valueAt = colon + 1;
    }

    /** Whether there is such a key; otherwise it is a word with a colon in it. */
    boolean isKnown() {
        return KEYS.contains(key) || (key.startsWith(USER) && key.length() > USER.length());
    }

    /** What comes after the value. */
    int end() {
        return end;
    }

    Term term() {
        if (key.startsWith(USER)) {
            return new Term.UserPropertyHolds(key.substring(USER.length()), needle());
        }
        return switch (key) {
            case "topic" -> new Term.Matching(QueryParser.filter(value("filter.invalid.topic")));
            case "payload" -> new Term.InPayload(needle());
            case "qos" -> measure(Quantity.QOS, PLAIN);
            case "size" -> measure(Quantity.SIZE, SIZES);
            case "age" -> measure(Quantity.AGE, TIMES);
            case "rate" -> measure(Quantity.RATE, PLAIN);
            case "retained" -> new Term.Retained(choice(YES_OR_NO));
            case "silent" -> new Term.Silent(choice(YES_OR_NO));
            case "dir" -> new Term.Going(choice(DIRECTIONS));
            case "schema" -> new Term.Deviates(choice(DEVIATIONS));
            case "fmt" -> format();
            default -> json();
        };
    }

    private Needle needle() {
        return new Needle(value("filter.invalid.value").text());
    }

    private Value value(String missing) {
        Value value = Value.at(source, valueAt);
        if (value.text().isEmpty()) {
            throw QueryParser.error(missing, valueAt);
        }
        end = value.end();
        return value;
    }

    private <T> T choice(Map<String, T> choices) {
        Value value = value("filter.invalid.value");
        T chosen = choices.get(value.text().toLowerCase(Locale.ROOT));
        if (chosen == null) {
            throw unknown(
                    value, String.join(", ", choices.keySet().stream().sorted().toList()));
        }
        return chosen;
    }

    private Term format() {
        Value value = value("filter.invalid.value");
        return PayloadKind.of(value.text())
                .map(Term.Format::new)
                .orElseThrow(() -> unknown(
                        value,
                        String.join(
                                ", ",
                                List.of(PayloadKind.values()).stream()
                                        .map(PayloadKind::label)
                                        .toList())));
    }

    private static QueryException unknown(Value value, String choices) {
        return new QueryException(
                Text.of("filter.invalid.choice", value.start() + 1, value.text(), choices), value.start());
    }

    private Term measure(Quantity quantity, Map<String, Double> units) {
        Value value = value("filter.invalid.value");
        Optional<Comparison> written = Comparison.at(value.text(), 0).filter(each -> each != Comparison.HOLDS);
        String number =
                value.text().substring(written.map(Comparison::sign).orElse("").length());
        int digits = 0;
        while (digits < number.length() && (Character.isDigit(number.charAt(digits)) || number.charAt(digits) == '.')) {
            digits++;
        }
        Double unit = units.get(unit(quantity, number.substring(digits).toLowerCase(Locale.ROOT)));
        try {
            if (unit != null) {
                double amount = Double.parseDouble(number.substring(0, digits)) * unit;
                return new Term.Measure(quantity, written.orElse(Comparison.EQUAL), amount);
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw new QueryException(
                Text.of("filter.invalid.number." + key, value.start() + 1, value.text()), value.start());
    }

    /** {@code kb} and {@code kib} are meant as {@code k}. */
    private static String unit(Quantity quantity, String written) {
        return quantity == Quantity.SIZE ? written.replaceAll("i?b$", "") : written;
    }

    private Term json() {
        int at = valueAt;
        List<Object> steps = new ArrayList<>();
        while (at < source.length() && (source.charAt(at) == '.' || source.charAt(at) == '[')) {
            at = source.charAt(at) == '.' ? name(at + 1, steps) : element(at + 1, steps);
        }
        if (at == valueAt) {
            throw QueryParser.error("filter.invalid.json", valueAt);
        }
        JsonPath path = new JsonPath(steps);
        Optional<Comparison> comparison = Comparison.at(source, at);
        if (comparison.isEmpty()) {
            end = at;
            if (at < source.length() && !Character.isWhitespace(source.charAt(at)) && source.charAt(at) != ')') {
                throw QueryParser.error("filter.invalid.json", at);
            }
            return new Term.JsonHas(path);
        }
        int wantedAt = at + comparison.get().sign().length();
        Value wanted = Value.at(source, wantedAt);
        if (wanted.text().isEmpty() && !wanted.quoted()) {
            throw QueryParser.error("filter.invalid.value", wantedAt);
        }
        end = wanted.end();
        return new Term.JsonCompares(path, comparison.get(), wanted.text());
    }

    /** Reads a key, quoted or not, from {@code from} on; a dot alone is the whole document. */
    private int name(int from, List<Object> steps) {
        if (from < source.length() && source.charAt(from) == '"') {
            Value quoted = Value.at(source, from);
            steps.add(quoted.text());
            return quoted.end();
        }
        int to = from;
        while (to < source.length()
                && ".[<>=!~)".indexOf(source.charAt(to)) < 0
                && !Character.isWhitespace(source.charAt(to))) {
            to++;
        }
        if (to > from) {
            steps.add(source.substring(from, to));
        }
        return to;
    }

    private int element(int from, List<Object> steps) {
        int close = source.indexOf(']', from);
        String number = close < 0 ? "" : source.substring(from, close);
        if (!number.matches("[0-9]{1,9}")) {
            throw QueryParser.error("filter.invalid.element", from);
        }
        steps.add(Integer.valueOf(number));
        return close + 1;
    }
}
