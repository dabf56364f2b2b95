package io.topiary.ui.messages;

import io.topiary.core.message.Direction;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Preview;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;

/** What is written in the columns of the message log. Immutable. */
final class LogWords {

    private static final int TOPIC_CHARS = 300;
    private static final int SPOKEN_CHARS = 80;
    private static final int MICROS = 1_000_000;

    private final Messages messages;
    private final Amounts amounts;
    private final DateTimeFormatter time;

    LogWords(Messages messages, ZoneId zone) {
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
    }

    /** Local time of day with milliseconds. */
    String time(LogRow row) {
        long micros = row.message().timeMicros();
        return time.format(
                Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000L));
    }

    String topic(LogRow row) {
        return Escapes.visible(row.message().topic(), TOPIC_CHARS);
    }

    /** The payload on one line, or what it is. */
    String payload(LogRow row) {
        Preview preview = row.preview();
        return switch (preview.kind()) {
            case TEXT -> preview.text();
            case EMPTY -> messages.get("preview.empty");
            case BINARY -> messages.get("preview.binary", amounts.bytes(preview.size()));
            case JPEG, PNG, GIF, GZIP, CBOR ->
                messages.get("preview.known", preview.kind().name(), amounts.bytes(preview.size()));
        };
    }

    String qos(LogRow row) {
        return String.valueOf(row.message().qos().code());
    }

    String size(LogRow row) {
        return amounts.bytes(row.message().payload().length);
    }

    String direction(LogRow row) {
        return messages.get(row.message().direction() == Direction.IN ? "messages.received" : "messages.published");
    }

    /** The whole line for a screen reader. */
    String spoken(LogRow row) {
        StringJoiner line = new StringJoiner(", ");
        line.add(time(row))
                .add(direction(row))
                .add(Escapes.visible(row.message().topic(), SPOKEN_CHARS));
        line.add(Escapes.visible(payload(row), SPOKEN_CHARS));
        if (row.message().retained()) {
            line.add(messages.get("messages.spoken.retained"));
        }
        return line.toString();
    }
}
