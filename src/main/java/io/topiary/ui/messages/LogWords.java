package io.topiary.ui.messages;

import io.topiary.core.message.Direction;
import io.topiary.core.session.Gap;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Preview;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Function;

/** What is written in the columns of the message log. Immutable. */
final class LogWords {

    private static final int TOPIC_CHARS = 300;
    private static final int SPOKEN_CHARS = 80;
    private static final int MICROS = 1_000_000;

    private final Messages messages;
    private final Amounts amounts;
    private final DateTimeFormatter time;
    private final DateTimeFormatter second;

    LogWords(Messages messages, ZoneId zone) {
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
        this.second = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    /** Local time of day with milliseconds. */
    String time(LogRow row) {
        return ofMessage(row, of -> time.format(instant(of.message().timeMicros())));
    }

    String topic(LogRow row) {
        return ofMessage(row, of -> Escapes.visible(of.message().topic(), TOPIC_CHARS));
    }

    /** The payload on one line, or what it is. */
    String payload(LogRow row) {
        return ofMessage(row, of -> payload(of.preview()));
    }

    private String payload(Preview preview) {
        return switch (preview.kind()) {
            case TEXT -> preview.text();
            case EMPTY -> messages.get("preview.empty");
            case BINARY -> messages.get("preview.binary", amounts.bytes(preview.size()));
            case JPEG, PNG, GIF, GZIP, CBOR ->
                messages.get("preview.known", preview.kind().name(), amounts.bytes(preview.size()));
        };
    }

    String qos(LogRow row) {
        return ofMessage(row, of -> String.valueOf(of.message().qos().code()));
    }

    String size(LogRow row) {
        return ofMessage(row, of -> amounts.bytes(of.message().payload().length));
    }

    String direction(LogRow row) {
        return ofMessage(
                row,
                of -> messages.get(
                        of.message().direction() == Direction.IN ? "messages.received" : "messages.published"));
    }

    /** The times without a link and what that means. */
    String gap(LogRow.OfGaps row) {
        String from = second.format(instant(row.first().fromMicros()));
        int times = row.gaps().stream().mapToInt(Gap::interruptions).sum();
        boolean kept = row.gaps().stream().allMatch(Gap::sessionKept);
        String missing = messages.get(kept ? "messages.gap.kept" : "messages.gap.missing");
        if (row.last().lasts()) {
            return messages.get("messages.gap.lasts", from, times, missing);
        }
        return messages.get(
                "messages.gap", from, second.format(instant(row.last().toMicros())), times, missing);
    }

    /** The whole line for a screen reader. */
    String spoken(LogRow row) {
        return switch (row) {
            case LogRow.OfGaps gaps -> gap(gaps);
            case LogRow.OfMessage of -> spoken(of);
        };
    }

    private String spoken(LogRow.OfMessage row) {
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

    private static String ofMessage(LogRow row, Function<LogRow.OfMessage, String> words) {
        return row instanceof LogRow.OfMessage of ? words.apply(of) : "";
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000L);
    }
}
