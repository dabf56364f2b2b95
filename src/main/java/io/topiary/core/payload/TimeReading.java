package io.topiary.core.payload;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number or a text that reads as a point in time. A guess: numbers are taken for seconds, milliseconds, microseconds or
 * nanoseconds since 1970 if that gives a year from {@value #FIRST_YEAR} to {@value #LAST_YEAR}, texts for ISO 8601.
 *
 * @param instant the time
 * @param unit what it was taken for
 */
public record TimeReading(Instant instant, Unit unit) {

    static final int FIRST_YEAR = 2001;
    static final int LAST_YEAR = 2099;

    /** What a value can be taken for. */
    public enum Unit {
        SECONDS(1),
        MILLIS(1_000),
        MICROS(1_000_000),
        NANOS(1_000_000_000),
        /** A text as ISO 8601 writes it. */
        ISO(0);

        private final long perSecond;

        Unit(long perSecond) {
            this.perSecond = perSecond;
        }
    }

    private static final int LONGEST = 40;
    private static final int NANO_DIGITS = 9;
    private static final long FIRST_SECOND = 1_000_000_000L;
    private static final long LAST_SECOND = 4_102_444_800L;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{10,19}(\\.[0-9]{1,9})?");
    private static final Pattern ISO = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}.*");

    /**
     * {@code value} as a time.
     *
     * @param value a number in decimal notation, or a string without its quotation marks
     * @param zone where an ISO time is that does not say
     * @return empty if it is none
     */
    public static Optional<TimeReading> of(String value, ZoneId zone) {
        if (value.length() > LONGEST) {
            return Optional.empty();
        }
        return NUMBER.matcher(value).matches() ? number(new BigDecimal(value)) : iso(value, zone);
    }

    private static Optional<TimeReading> number(BigDecimal value) {
        for (Unit unit : Unit.values()) {
            if (unit != Unit.ISO) {
                BigDecimal seconds = value.divide(BigDecimal.valueOf(unit.perSecond));
                long whole = seconds.longValue();
                if (whole >= FIRST_SECOND && whole < LAST_SECOND) {
                    long nanos = seconds.subtract(BigDecimal.valueOf(whole))
                            .movePointRight(NANO_DIGITS)
                            .longValue();
                    return Optional.of(new TimeReading(Instant.ofEpochSecond(whole, nanos), unit));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<TimeReading> iso(String value, ZoneId zone) {
        if (!ISO.matcher(value).matches()) {
            return Optional.empty();
        }
        try {
            TemporalAccessor parsed =
                    DateTimeFormatter.ISO_DATE_TIME.withZone(zone).parse(value.replace(' ', 'T'));
            return Optional.of(new TimeReading(Instant.from(parsed), Unit.ISO));
        } catch (DateTimeException e) {
            return basicOffset(value);
        }
    }

    /** ISO 8601 also writes an offset without a colon, which is what many devices do. */
    private static Optional<TimeReading> basicOffset(String value) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(
                    value.replace(' ', 'T'),
                    DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][.SSSSSS]XX", Locale.ROOT));
            return Optional.of(new TimeReading(time.toInstant(), Unit.ISO));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
