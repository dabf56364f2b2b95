package io.topiary.ui.connect.form;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as people write them: {@code 64 KiB}, {@code 1.5 MB}, {@code 4096}. */
final class SizeText {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,12}(?:[.,][0-9]{1,6})?)\\s*([a-z]*)");
    private static final long KIBI = 1024;
    private static final long MEBI = KIBI * KIBI;
    private static final long GIBI = MEBI * KIBI;
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("b", 1L),
            Map.entry("k", 1_000L),
            Map.entry("kb", 1_000L),
            Map.entry("m", 1_000_000L),
            Map.entry("mb", 1_000_000L),
            Map.entry("g", 1_000_000_000L),
            Map.entry("gb", 1_000_000_000L),
            Map.entry("ki", KIBI),
            Map.entry("kib", KIBI),
            Map.entry("mi", MEBI),
            Map.entry("mib", MEBI),
            Map.entry("gi", GIBI),
            Map.entry("gib", GIBI));

    private SizeText() {}

    /** The number of bytes meant by {@code written}; empty if it is no size or no whole number of bytes. */
    static OptionalLong parse(String written) {
        Matcher matcher = WRITTEN.matcher(written.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches() || !UNITS.containsKey(matcher.group(2))) {
            return OptionalLong.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1).replace(',', '.'));
        try {
            return OptionalLong.of(number.multiply(BigDecimal.valueOf(UNITS.get(matcher.group(2))))
                    .longValueExact());
        } catch (ArithmeticException partOfAByte) {
            return OptionalLong.empty();
        }
    }

    /** {@code bytes} in the largest unit that leaves a whole number; {@link #parse} reads it. */
    static String format(long bytes) {
        if (bytes >= GIBI && bytes % GIBI == 0) {
            return bytes / GIBI + " GiB";
        } else if (bytes >= MEBI && bytes % MEBI == 0) {
            return bytes / MEBI + " MiB";
        } else if (bytes >= KIBI && bytes % KIBI == 0) {
            return bytes / KIBI + " KiB";
        }
        return String.valueOf(bytes);
    }
}
