package io.topiary.core.history.transfer;

import io.topiary.core.text.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A point in time as somebody types it. */
public final class Moment {

    private static final Pattern AGO = Pattern.compile("(\\d{1,9})\\s*(s|m|h|d)");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private Moment() {}

    /**
     * What {@code typed} says: {@code 2026-01-31T12:00:00Z}, with an offset or, as a time of this computer's zone,
     * without; {@code 2026-01-31 12:00}; {@code 2026-01-31}, the beginning of that day; or {@code 90s}, {@code 5m},
     * {@code 2h}, {@code 3d} ago.
     *
     * @param now what is now
     * @return microseconds since 1970-01-01T00:00:00Z
     * @throws TransferException if it is no time, with how to write one
     */
    public static long parse(String typed, Instant now) throws TransferException {
        String text = typed.strip();
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant(text, now));
        } catch (DateTimeException | ArithmeticException e) {
            throw new TransferException(Text.of("transfer.moment", text), e);
        }
    }

    private static Instant instant(String text, Instant now) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            return now.minus(
                    Long.parseLong(ago.group(1)),
                    switch (ago.group(2)) {
                        case "s" -> ChronoUnit.SECONDS;
                        case "m" -> ChronoUnit.MINUTES;
                        case "h" -> ChronoUnit.HOURS;
                        default -> ChronoUnit.DAYS;
                    });
        }
        ZoneId here = ZoneId.systemDefault();
        if (DATE.matcher(text).matches()) {
            return LocalDate.parse(text).atStartOfDay(here).toInstant();
        }
        String iso = text.replaceFirst("^(\\S+) +", "$1T");
        boolean withOffset = iso.endsWith("Z") || iso.matches(".*T.*[+-]\\d{2}:?\\d{2}");
        return withOffset
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).atZone(here).toInstant();
    }
}
