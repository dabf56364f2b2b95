package io.topiary.core.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Bytes that somebody wrote as text inside of something else. Total: takes any text, never throws. */
public final class InnerBytes {

    /** Shorter texts are words that only happen to have the right letters. */
    private static final int SHORTEST = 8;

    private static final int HEX_PAIR = 2;
    private static final int QUARTET = 4;
    private static final Pattern HEX = Pattern.compile("(0[xX])?[0-9A-Fa-f]+");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]+={0,2}");
    private static final Pattern SPACE = Pattern.compile("[\\s:-]");

    private InnerBytes() {}

    /** How bytes are written. */
    public enum Coding {
        /** As the text itself: JSON in a string of JSON, most of the time. */
        TEXT("text"),
        HEX("hex"),
        /** RFC 4648, sections 4 and 5, with or without padding. */
        BASE64("base64");

        private final String label;

        Coding(String label) {
            this.label = label;
        }

        /** Its own name, the same in every language. */
        public String label() {
            return label;
        }
    }

    /** The bytes that {@code text} stands for; empty if it is not written like that. */
    public static Optional<byte[]> of(String text, Coding coding) {
        return switch (coding) {
            case TEXT -> Optional.of(text.getBytes(UTF_8));
            case HEX -> hex(SPACE.matcher(text).replaceAll(""));
            case BASE64 -> base64(text.replaceAll("\\s", ""));
        };
    }

    /** What {@code text} can be read as, and how many bytes that gives. A text of hex digits is hex and not base64. */
    public static Map<Coding, Integer> readings(String text) {
        Map<Coding, Integer> readings = new EnumMap<>(Coding.class);
        String inner = text.strip();
        if (inner.startsWith("{") || inner.startsWith("[")) {
            readings.put(Coding.TEXT, text.length());
        } else if (text.length() >= SHORTEST) {
            of(text, Coding.HEX).ifPresent(bytes -> readings.put(Coding.HEX, bytes.length));
            if (readings.isEmpty() && looksCoded(text)) {
                of(text, Coding.BASE64).ifPresent(bytes -> readings.put(Coding.BASE64, bytes.length));
            }
        }
        return readings;
    }

    /** A word of letters alone is a word. */
    private static boolean looksCoded(String text) {
        return text.endsWith("=")
                || (text.length() % QUARTET == 0
                        && text.chars().anyMatch(Character::isDigit)
                        && text.chars().anyMatch(Character::isUpperCase)
                        && text.chars().anyMatch(Character::isLowerCase));
    }

    private static Optional<byte[]> hex(String text) {
        boolean prefixed = text.startsWith("0x") || text.startsWith("0X");
        String digits = prefixed ? text.substring(HEX_PAIR) : text;
        return HEX.matcher(text).matches() && !digits.isEmpty() && digits.length() % HEX_PAIR == 0
                ? Optional.of(HexFormat.of().parseHex(digits))
                : Optional.empty();
    }

    private static Optional<byte[]> base64(String text) {
        if (!BASE64.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/')));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
