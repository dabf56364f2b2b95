package io.topiary.core.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of messages as exports write them: in UTC, to the microsecond (ISO 8601). */
final class UtcTime {

    private static final long MICROS = 1_000_000;
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private UtcTime() {}

    /** {@code micros} microseconds after 1970-01-01T00:00:00Z. */
    static String of(long micros) {
        return FORM.format(Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000));
    }
}
