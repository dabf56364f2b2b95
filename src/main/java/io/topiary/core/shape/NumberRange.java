package io.topiary.core.shape;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The least and the greatest of some numbers, compared exactly and kept as they were sent. A number whose exponent no
 * computer can hold takes no part in it.
 */
final class NumberRange {

    private static final double FAR = 10;

    private @Nullable BigDecimal least;
    private @Nullable BigDecimal greatest;
    private String leastText = "";
    private String greatestText = "";
    private boolean whole = true;

    /** Takes {@code text}, a JSON number. */
    void add(String text) {
        BigDecimal value = parse(text).orElse(null);
        if (value == null) {
            whole = false;
            return;
        }
        whole &= isWhole(value);
        if (least == null || value.compareTo(least) < 0) {
            least = value;
            leastText = text;
        }
        if (greatest == null || value.compareTo(greatest) > 0) {
            greatest = value;
            greatestText = text;
        }
    }

    /** Whether {@code text} lies further outside than ten times the range is wide. */
    boolean isFarOutside(String text) {
        BigDecimal value = parse(text).orElse(null);
        if (value == null || least == null || greatest == null) {
            return false;
        }
        // doubles are good enough for "far", and bounded whatever the exponents are
        double low = least.doubleValue();
        double high = greatest.doubleValue();
        double width = high - low;
        double at = value.doubleValue();
        double outside = Math.max(low - at, at - high);
        return width > 0 && outside > FAR * width;
    }

    /** The least, as it was sent; empty if there is none. */
    String least() {
        return leastText;
    }

    /** The greatest, as it was sent; empty if there is none. */
    String greatest() {
        return greatestText;
    }

    /** Whether all of them are integers, also those written as {@code 1.0} (JSON Schema 2020-12, section 6.1.1). */
    boolean isWhole() {
        return whole && least != null;
    }

    private static boolean isWhole(BigDecimal value) {
        try {
            return value.scale() <= 0 || value.stripTrailingZeros().scale() <= 0;
        } catch (ArithmeticException beyond) {
            return false;
        }
    }

    private static Optional<BigDecimal> parse(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException | ArithmeticException beyond) {
            return Optional.empty();
        }
    }
}
