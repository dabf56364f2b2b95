package io.topiary.core.history;

import io.topiary.core.filter.Comparison;
import io.topiary.core.filter.JsonPath;
import io.topiary.core.filter.PayloadKind;
import io.topiary.core.filter.Term;
import io.topiary.core.payload.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What SQLite can tell of a question about JSON.
 *
 * <p>SQLite reads JSON by itself (https://sqlite.org/json1.html). Where a payload is JSON by its strict rules and it finds a
 * number, it decides; where it finds a text, or the payload is not JSON from beginning to end, the message has to be read:
 * a query takes a value for what it is when all is well up to there, and a text for a number when it looks like one.
 */
final class JsonSieve {

    private static final String TEXT = "CAST(payload AS TEXT)";
    private static final String IS_JSON = "json_valid(" + TEXT + ")";

    /** UTF-16 and UTF-32, which a query understands too, begin with a 0 among four bytes. */
    private static final String WIDE = "instr(substr(payload, 1, 4), x'00') > 0";

    private static final String ESCAPE = "instr(payload, x'5c') > 0";
    private static final String ESCAPED_CODE = "instr(payload, x'5c75') > 0";

    /** Reading larger ones to their end takes longer than reading them up to the value. */
    private static final int LARGE = 1_000_000;

    /**
     * Of such payloads SQLite and Jackson think alike: ASCII, and too short to be nested deeper than Jackson likes, as what
     * is opened must be closed.
     */
    private static final String PLAIN = "octet_length(payload) <= " + 2 * JsonLimits.DEPTH
            + " AND instr(payload, x'00') = 0 AND " + TEXT + " NOT GLOB '*[^\t\n\r -~]*'";

    private static final int LONGEST_KEY = 5_000;
    private static final int LONGEST_NUMBER = 1_000;
    private static final double MARGIN = 1e-9;
    private static final HexFormat HEX = HexFormat.of();

    private JsonSieve() {}

    /** The messages with something at {@code path}. */
    static RowCondition has(JsonPath path) {
        return sqlPath(path)
                .map(place -> {
                    String there = "json_type(" + TEXT + ", " + place + ") IS NOT NULL";
                    return RowCondition.all(List.of(keys(path), RowCondition.between(judged(there), plainly(there))));
                })
                .orElseGet(() -> doubted(keys(path)));
    }

    /** The messages for which {@code term} holds. */
    static RowCondition compares(Term.JsonCompares term) {
        Optional<String> place = sqlPath(term.path());
        Optional<Double> number = number(term.value());
        if (place.isPresent() && number.isPresent() && term.comparison() != Comparison.HOLDS) {
            return RowCondition.all(List.of(keys(term.path()), numbers(place.get(), term.comparison(), number.get())));
        }
        RowCondition keys = doubted(keys(term.path()));
        return term.comparison() == Comparison.EQUAL && number.isEmpty()
                ? RowCondition.all(List.of(keys, text(term.value())))
                : keys;
    }

    /** The messages whose payload is {@code kind}. */
    static RowCondition is(PayloadKind kind) {
        String json = "CASE WHEN octet_length(payload) > " + JsonLimits.AUTOMATIC.bytes() + " THEN 0 ELSE " + IS_JSON
                + " END";
        String surelyJson = PLAIN + " AND " + IS_JSON;
        return switch (kind) {
            case EMPTY -> RowCondition.exactly("octet_length(payload) = 0");
            case JSON -> RowCondition.between(json, surelyJson);
            case TEXT, BINARY -> RowCondition.atLeast("octet_length(payload) > 0 AND NOT (" + surelyJson + ")");
        };
    }

    private static RowCondition numbers(String place, Comparison comparison, double wanted) {
        double slack = Math.abs(wanted) * MARGIN;
        String low = literal(wanted - slack);
        String high = literal(wanted + slack);
        String value = "json_extract(" + TEXT + ", " + place + ")";
        String maybe = switch (comparison) {
            case MORE, AT_LEAST -> value + " >= " + low;
            case LESS, AT_MOST -> value + " <= " + high;
            case EQUAL -> value + " BETWEEN " + low + " AND " + high;
            case NOT_EQUAL, HOLDS -> "1";
        };
        String surely = switch (comparison) {
            case MORE, AT_LEAST -> value + " > " + high;
            case LESS, AT_MOST -> value + " < " + low;
            case NOT_EQUAL -> value + " NOT BETWEEN " + low + " AND " + high;
            case EQUAL, HOLDS -> "0";
        };
        // what no double holds, a query may not take for a number either
        String finite = "(" + surely + " AND abs(" + value + ") < 1e300)";
        String other = comparison == Comparison.NOT_EQUAL ? "1" : "0";
        return RowCondition.between(judged(typed(place, maybe, "1", other)), plainly(typed(place, finite, "0", "0")));
    }

    /** What holds if there is a number at {@code place}, a text, or a value of another type. */
    private static String typed(String place, String number, String text, String other) {
        return "CASE ifnull(json_type(" + TEXT + ", " + place + "), '') WHEN '' THEN 0 WHEN 'integer' THEN " + number
                + " WHEN 'real' THEN " + number + " WHEN 'text' THEN " + text + " ELSE " + other + " END";
    }

    /** What holds where SQLite may judge, and anything elsewhere. */
    private static String judged(String condition) {
        return "CASE WHEN octet_length(payload) > " + LARGE + " OR " + WIDE + " THEN 1 WHEN " + IS_JSON + " THEN "
                + condition + " ELSE 1 END";
    }

    /** What holds where there is no doubt about what SQLite says; not an AND, whose sides may be asked in any order. */
    private static String plainly(String condition) {
        return "CASE WHEN " + PLAIN + " AND " + IS_JSON + " THEN " + condition + " ELSE 0 END";
    }

    /** {@code value} stands in the payload as it is, or is written with an escape. */
    private static RowCondition text(String value) {
        // objects and arrays are compared as these
        if (value.isEmpty() || value.length() > LONGEST_KEY || value.equals("{}") || value.equals("[]")) {
            return RowCondition.ANY;
        }
        return RowCondition.atLeast(holds(bytes(value)) + " OR " + ESCAPE + " OR " + WIDE);
    }

    /** All keys of {@code path} stand in the payload; where that can't be told, anything. As exact as if it were. */
    private static RowCondition keys(JsonPath path) {
        List<String> keys = path.steps().stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(key -> !key.isEmpty() && key.length() < LONGEST_KEY)
                .toList();
        if (keys.isEmpty()) {
            return RowCondition.ALWAYS;
        }
        String all = keys.stream().map(key -> holds(bytes(key))).collect(Collectors.joining(" AND "));
        String escaped = keys.stream().allMatch(JsonSieve::isPlain) ? ESCAPED_CODE : ESCAPE;
        return RowCondition.exactly("(" + all + ") OR " + escaped + " OR (" + WIDE + wide(keys) + ")");
    }

    /** That the characters of {@code keys} are there, with what UTF-16 or UTF-32 puts between them. */
    private static String wide(List<String> keys) {
        if (!keys.stream().allMatch(JsonSieve::isPlain)) {
            return "";
        }
        String all = keys.stream().map(JsonSieve::holdsSpaced).collect(Collectors.joining(" AND "));
        return " AND (" + holdsSpaced("\\u") + " OR (" + all + "))";
    }

    /** Visible ASCII without what JSON has short escapes for. */
    private static boolean isPlain(String key) {
        return key.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '/' && c != '"' && c != '\\');
    }

    private static String holdsSpaced(String text) {
        return "(" + holds(spaced(text, 1)) + " OR " + holds(spaced(text, 3)) + ")";
    }

    private static byte[] spaced(String key, int zeros) {
        byte[] spaced = new byte[(key.length() - 1) * (zeros + 1) + 1];
        for (int i = 0; i < key.length(); i++) {
            spaced[i * (zeros + 1)] = (byte) key.charAt(i);
        }
        return spaced;
    }

    private static RowCondition doubted(RowCondition condition) {
        return RowCondition.all(List.of(condition, RowCondition.ANY));
    }

    private static String holds(byte[] bytes) {
        return "instr(payload, x'" + HEX.formatHex(bytes) + "') > 0";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** {@code path} as SQLite writes it; empty if it can't. */
    private static Optional<String> sqlPath(JsonPath path) {
        StringBuilder text = new StringBuilder("$");
        for (Object step : path.steps()) {
            if (step instanceof String key) {
                boolean clean = key.chars().allMatch(c -> c >= ' ' && c != '"' && c != '\\' && c != 0x7F);
                if (key.isEmpty() || key.length() >= LONGEST_KEY || !clean) {
                    return Optional.empty();
                }
                text.append(".\"").append(key.replace("'", "''")).append('"');
            } else {
                text.append('[').append(step).append(']');
            }
        }
        return Optional.of("'" + text + "'");
    }

    private static Optional<Double> number(String text) {
        try {
            double number = Double.parseDouble(text);
            boolean written =
                    text.length() <= LONGEST_NUMBER && text.chars().allMatch(c -> "+-.eE0123456789".indexOf(c) >= 0);
            return written && Double.isFinite(number) ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static String literal(double number) {
        return String.format(Locale.ROOT, "(%.17e)", number);
    }
}
