package io.topiary.core.payload;

import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Takes values out of JSON that is to be encoded, in the notations that decoded payloads have: {@code $hex}, {@code $float},
 * {@code $time}. Every method says which value at {@code path} does not fit. Any thread.
 */
public final class JsonValues {

    /** Enough for every number that a format of fixed width holds; more would take for ever to write out. */
    private static final int MOST_DIGITS = 400;

    private static final int MOST_SHOWN = 80;

    private JsonValues() {}

    /** A whole number in the range. */
    public static BigInteger integer(JsonNode node, String path, BigInteger least, BigInteger most)
            throws UnencodableException {
        BigInteger value = whole(node, path);
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new UnencodableException(Text.of("payload.encode.range", shown(node), path, least + "", most + ""));
        }
        return value;
    }

    /** A number of any kind, also one in quotes. */
    public static BigDecimal decimal(JsonNode node, String path) throws UnencodableException {
        try {
            BigDecimal value = node.isNumber() ? node.decimalValue() : new BigDecimal(text(node, path));
            if (Math.abs((long) value.scale()) + value.precision() <= MOST_DIGITS * 2L) {
                return value;
            }
        } catch (NumberFormatException none) {
            // said below
        }
        throw unfit(node, path, "payload.encode.number");
    }

    /** A float: a number, or {@code NaN}, {@code Infinity} or {@code -Infinity} as {@code $float} or text. */
    public static double real(JsonNode node, String path) throws UnencodableException {
        JsonNode word = node.isObject() && node.size() == 1 ? node.path("$float") : node;
        if (word.isTextual()) {
            switch (word.textValue().toLowerCase(Locale.ROOT)) {
                case "nan" -> {
                    return Double.NaN;
                }
                case "infinity", "inf" -> {
                    return Double.POSITIVE_INFINITY;
                }
                case "-infinity", "-inf" -> {
                    return Double.NEGATIVE_INFINITY;
                }
                default -> {}
            }
        }
        if (node.isNumber()) {
            // from the digits, because -0.0 is no decimal
            double value = Double.parseDouble(node.asText());
            if (Double.isFinite(value)) {
                return value;
            }
        }
        throw unfit(node, path, "payload.encode.number");
    }

    /** True or false. */
    public static boolean truth(JsonNode node, String path) throws UnencodableException {
        if (!node.isBoolean()) {
            throw unfit(node, path, "payload.encode.truth");
        }
        return node.booleanValue();
    }

    /** A text. */
    public static String text(JsonNode node, String path) throws UnencodableException {
        if (!node.isTextual()) {
            throw unfit(node, path, "payload.encode.text");
        }
        return node.textValue();
    }

    /** Bytes as {@code $hex}. */
    public static byte[] bytes(JsonNode node, String path) throws UnencodableException {
        JsonNode hex = node.path("$hex");
        if (node.size() == 1 && hex.isTextual()) {
            try {
                return HexFormat.of().parseHex(hex.textValue());
            } catch (IllegalArgumentException e) {
                throw unfit(node, path, "payload.encode.bytes");
            }
        }
        throw unfit(node, path, "payload.encode.bytes");
    }

    /** A point in time as {@code $time} or as text (ISO 8601, with a time zone). */
    public static Instant time(JsonNode node, String path) throws UnencodableException {
        JsonNode time = node.isObject() && node.size() == 1 ? node.path("$time") : node;
        try {
            if (time.isTextual()) {
                return Instant.parse(time.textValue());
            }
        } catch (DateTimeException e) {
            throw unfit(node, path, "payload.encode.time");
        }
        throw unfit(node, path, "payload.encode.time");
    }

    /** {@code node} does not fit: a sentence {@code key} of the value and its path. */
    public static UnencodableException unfit(JsonNode node, String path, String key) {
        return new UnencodableException(Text.of(key, shown(node), path));
    }

    private static BigInteger whole(JsonNode node, String path) throws UnencodableException {
        try {
            return decimal(node, path).toBigIntegerExact();
        } catch (ArithmeticException fraction) {
            throw unfit(node, path, "payload.encode.whole");
        }
    }

    private static String shown(JsonNode node) {
        return Escapes.visible(node.toString(), MOST_SHOWN);
    }
}
