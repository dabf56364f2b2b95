package io.topiary.ui.kit.message;

import io.topiary.core.message.Direction;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Preview;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.LongPredicate;

/** What is written about a message in the columns of a table. Immutable; any thread. */
public final class MessageWords {

    private static final int TOPIC_CHARS = 300;
    private static final int SPOKEN_CHARS = 80;
    private static final int MICROS = 1_000_000;

    private final Messages messages;
    private final LongPredicate own;
    private final Amounts amounts;
    private final ZoneId zone;
    private final DateTimeFormatter time;
    private final DateTimeFormatter day;

    /** Words for the clocks of {@code zone}. */
    public MessageWords(Messages messages, ZoneId zone) {
        this(messages, zone, sequence -> false);
    }

    /** @param own whether a received message, by its sequence, had been published from here */
    public MessageWords(Messages messages, ZoneId zone, LongPredicate own) {
        this.own = own;
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.zone = zone;
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
        this.day = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(zone);
    }

    /** Local time of day with milliseconds. */
    public String time(MessageLine line) {
        return time.format(instant(line.message().timeMicros()));
    }

    /** The same, with the day before it unless that is {@code today}. */
    public String dayAndTime(MessageLine line, LocalDate today) {
        Instant instant = instant(line.message().timeMicros());
        return instant.atZone(zone).toLocalDate().equals(today)
                ? time.format(instant)
                : day.format(instant) + " " + time.format(instant);
    }

    /** The topic, safe to be shown. */
    public String topic(MessageLine line) {
        return Escapes.visible(line.message().topic(), TOPIC_CHARS);
    }

    /** The payload on one line, or what it is. */
    public String payload(MessageLine line) {
        Preview preview = line.preview();
        if (line.message().omitted() == 0) {
            return beginning(preview);
        }
        String kept = amounts.bytes(line.message().payload().length);
        String size = amounts.bytes(line.message().size());
        return preview.kind() == Preview.Kind.TEXT
                ? messages.get("preview.omitted", kept, size, preview.text())
                : messages.get("preview.omittedBinary", kept, size);
    }

    private String beginning(Preview preview) {
        return switch (preview.kind()) {
            case TEXT -> preview.text();
            case EMPTY -> messages.get("preview.empty");
            case BINARY -> messages.get("preview.binary", amounts.bytes(preview.size()));
            case JPEG, PNG, GIF, GZIP, CBOR ->
                messages.get("preview.known", preview.kind().name(), amounts.bytes(preview.size()));
        };
    }

    /** The quality of service. */
    public String qos(MessageLine line) {
        return String.valueOf(line.message().qos().code());
    }

    /** The size of the payload. */
    public String size(MessageLine line) {
        return amounts.bytes(line.message().size());
    }

    /** Whether it was received because it had been published from here. */
    boolean isOwn(MessageLine line) {
        return line.message().direction() == Direction.IN
                && own.test(line.message().sequence());
    }

    /** Received, received because it had been published from here, or published. */
    public String direction(MessageLine line) {
        if (isOwn(line)) {
            return messages.get("messages.own");
        }
        return messages.get(line.message().direction() == Direction.IN ? "messages.received" : "messages.published");
    }

    /** The whole line for a screen reader. */
    public String spoken(MessageLine line) {
        StringJoiner spoken = new StringJoiner(", ");
        spoken.add(time(line))
                .add(direction(line))
                .add(Escapes.visible(line.message().topic(), SPOKEN_CHARS));
        spoken.add(Escapes.visible(payload(line), SPOKEN_CHARS));
        if (line.message().retained()) {
            spoken.add(messages.get("messages.spoken.retained"));
        }
        return spoken.toString();
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000L);
    }
}
