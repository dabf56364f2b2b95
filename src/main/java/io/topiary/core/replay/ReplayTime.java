package io.topiary.core.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Times as users type them. */
public final class ReplayTime {

    private ReplayTime() {}

    /**
     * Understands {@code 2026-01-31}, {@code 2026-01-31T12:00} and {@code 2026-01-31 12:00:30.5}, which are local, and
     * {@code 2026-01-31T12:00:00Z} or with another offset (ISO 8601).
     *
     * @param zone where local times are of
     * @return microseconds since 1970-01-01T00:00:00Z
     * @throws DateTimeException if it is no such time
     */
    public static long parse(String text, ZoneId zone) {
        String trimmed = text.strip().replace(' ', 'T');
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant(trimmed, zone));
    }

    private static Instant instant(String text, ZoneId zone) {
        int time = text.indexOf('T');
        if (time < 0) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        boolean offset = text.endsWith("Z") || text.indexOf('+', time) > 0 || text.indexOf('-', time) > 0;
        return offset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(zone).toInstant();
    }
}
