package io.topiary.core.history.transfer;

import io.topiary.core.message.Message;
import io.topiary.core.text.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;

/** Times as other programs write them, in microseconds since 1970-01-01T00:00:00Z. */
final class MessageTimes {

    /** No time is known. */
    static final long NONE = 0;

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal LATEST_SECOND = BigDecimal.valueOf(253_402_300_799L);

    /** 2026-11-26T04:58:15.121820Z+0000, 2026-11-26T04:58:15+0000, 2026-11-26T04:58:15.5Z, 2026-11-26 04:58:15:123. */
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd[ ]['T']HH:mm:ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendPattern("[:SSS]['Z'][xx][xxx]")
            .toFormatter();

    private MessageTimes() {}

    /**
     * What {@code text} says; without an offset it is a time of this computer's zone, unless it ends with Z.
     *
     * @throws UnreadableException if it is no time
     */
    static long of(String text) throws UnreadableException {
        try {
            if (!text.isEmpty() && text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))) {
                return ofSeconds(new BigDecimal(text));
            }
            TemporalAccessor parsed = FORM.parse(text.strip());
            LocalDateTime local = LocalDateTime.from(parsed);
            ZoneId zone = parsed.query(TemporalQueries.offset());
            if (zone == null) {
                zone = text.strip().endsWith("Z") ? ZoneOffset.UTC : ZoneId.systemDefault();
            }
            return ChronoUnit.MICROS.between(Instant.EPOCH, local.atZone(zone).toInstant());
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new UnreadableException(Text.of("transfer.line.time", text), e);
        }
    }

    /**
     * So many seconds.
     *
     * @throws UnreadableException if that is before 1970 or after the year 9999
     */
    static long ofSeconds(BigDecimal seconds) throws UnreadableException {
        if (seconds.signum() < 0 || seconds.compareTo(LATEST_SECOND) > 0) {
            throw new UnreadableException(Text.of("transfer.line.time", seconds.toString()));
        }
        return seconds.multiply(MILLION).longValue();
    }

    /** {@code message}, with the time of the file if it has none. */
    static Message orFile(Message message, long fileMicros, ImportSink sink) {
        if (message.timeMicros() != NONE) {
            return message;
        }
        sink.note(Text.of("transfer.note.noTime"));
        return new Message(
                message.sequence(),
                fileMicros,
                fileMicros * 1_000,
                message.topic(),
                message.payload(),
                message.properties(),
                message.direction(),
                message.qos(),
                message.retained());
    }
}
