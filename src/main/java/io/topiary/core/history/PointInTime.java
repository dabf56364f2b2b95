package io.topiary.core.history;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time as people write it: {@code 2026-01-31T12:00:00Z}, {@code 2026-01-31 12:00}, {@code 12:00} (today),
 * {@code 2026-01-31} (the whole day), or how long ago it was, such as {@code 5m}. Immutable.
 *
 * @param now the time it is
 * @param zone the clock that times without an offset are on
 */
public record PointInTime(Instant now, ZoneId zone) {

    private static final Pattern AGE = Pattern.compile("(\\d{1,9})\\s*(s|m|min|h|d)");

    /**
     * Microseconds since 1970-01-01T00:00:00Z of what {@code text} says; empty if it says nothing.
     *
     * @param end whether it ends something: a day is meant to its end then
     */
    public OptionalLong micros(String text, boolean end) {
        String stripped = text.strip();
        Matcher age = AGE.matcher(stripped.toLowerCase(Locale.ROOT));
        if (age.matches()) {
            return micros(now.minus(Duration.ofSeconds(Long.parseLong(age.group(1)) * seconds(age.group(2)))));
        }
        try {
            return micros(instant(stripped.replace(' ', 'T'), end));
        } catch (DateTimeException | ArithmeticException noTime) {
            return OptionalLong.empty();
        }
    }

    private static long seconds(String unit) {
        return switch (unit) {
            case "s" -> 1;
            case "h" -> 3_600;
            case "d" -> 86_400;
            default -> 60;
        };
    }

    private Instant instant(String text, boolean end) {
        if (text.indexOf(':') < 0) {
            LocalDate day = LocalDate.parse(text);
            return (end ? day.plusDays(1) : day).atStartOfDay(zone).toInstant();
        }
        if (text.indexOf('T') < 0) {
            return LocalTime.parse(text)
                    .atDate(now.atZone(zone).toLocalDate())
                    .atZone(zone)
                    .toInstant();
        }
        boolean offset = text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T');
        return offset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(zone).toInstant();
    }

    private static OptionalLong micros(Instant instant) {
        return OptionalLong.of(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }
}
