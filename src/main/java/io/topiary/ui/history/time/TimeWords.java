package io.topiary.ui.history.time;

import io.topiary.core.history.RecordedEvent;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Instants of a recording in words, in local time. Immutable. */
final class TimeWords {

    private final Messages messages;
    private final Amounts amounts;
    private final ZoneId zone;
    private final DateTimeFormatter time;
    private final DateTimeFormatter date;

    TimeWords(Messages messages, ZoneId zone) {
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.zone = zone;
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
        this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(messages.locale())
                .withZone(zone);
    }

    /** The time of day with milliseconds; with the date, if that is not today. */
    String instant(long micros, long nowMicros) {
        Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        String ofDay = time.format(instant);
        return day(instant).equals(day(Instant.EPOCH.plus(nowMicros, ChronoUnit.MICROS)))
                ? ofDay
                : messages.get("time.instant.date", date.format(instant), ofDay);
    }

    /** How long ago that is. */
    String ago(long micros, long nowMicros) {
        return amounts.ago(Math.max(0, (nowMicros - micros) / 1_000_000));
    }

    /** What happened, and when. */
    String event(RecordedEvent event, long nowMicros) {
        return messages.get(key(event), instant(event.micros(), nowMicros));
    }

    /** A speed as a factor. */
    String speed(double factor) {
        return messages.get("time.speed.times", factor < 1 ? String.valueOf(factor) : String.valueOf((long) factor));
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    private static String key(RecordedEvent event) {
        return switch (event.kind()) {
            case RecordedEvent.LINK_UP -> "time.event.up";
            case RecordedEvent.LINK_DOWN -> "time.event.down";
            case RecordedEvent.FAILURE -> "time.event.failure";
            case RecordedEvent.ALERT -> "time.event.alert";
            default -> "time.event.other";
        };
    }
}
