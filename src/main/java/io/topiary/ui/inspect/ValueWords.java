package io.topiary.ui.inspect;

import io.topiary.core.payload.InnerBytes;
import io.topiary.core.payload.JsonOutline;
import io.topiary.core.payload.TimeReading;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/** What can be said about a value beyond what was sent. Immutable; any thread. */
final class ValueWords {

    private static final int LONGEST_TIME = 48;

    private final Messages messages;
    private final Amounts amounts;
    private final ZoneId zone;

    /** @param zone whose clocks times are told by */
    ValueWords(Messages messages, ZoneId zone) {
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.zone = zone;
    }

    /** What {@code spot} is: a word, and how much of it. */
    String type(ValueSpot spot) {
        int children = spot.outline().children(spot.node());
        return switch (spot.kind()) {
            case OBJECT -> messages.get("inspect.value.object", children);
            case ARRAY -> messages.get("inspect.value.array", children);
            case STRING -> messages.get("inspect.value.string");
            case NUMBER -> messages.get("inspect.value.number");
            case BOOLEAN -> messages.get("inspect.value.boolean");
            case NULL -> messages.get("inspect.value.null");
        };
    }

    /** The time that {@code spot} may be, or how many bytes are written in it; empty if there is nothing to say. */
    String hint(ValueSpot spot, Instant now) {
        JsonOutline outline = spot.outline();
        int length = outline.end(spot.node()) - outline.start(spot.node());
        boolean scalar = spot.kind() == JsonOutline.Kind.NUMBER || spot.kind() == JsonOutline.Kind.STRING;
        if (!scalar) {
            return "";
        }
        if (length <= LONGEST_TIME) {
            String time = TimeReading.of(spot.value(), zone)
                    .map(reading -> time(reading, now))
                    .orElse("");
            if (!time.isEmpty()) {
                return time;
            }
        }
        return bytes(spot.inner());
    }

    private String bytes(Map<InnerBytes.Coding, Integer> readings) {
        return readings.entrySet().stream()
                .filter(reading -> reading.getKey() != InnerBytes.Coding.TEXT)
                .map(reading -> messages.get(
                        "inspect.value.bytes",
                        amounts.bytes(reading.getValue()),
                        reading.getKey().label()))
                .findFirst()
                .orElse("");
    }

    private String time(TimeReading reading, Instant now) {
        Instant instant = reading.instant().truncatedTo(ChronoUnit.MICROS);
        DateTimeFormatter local = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT)
                .withZone(zone);
        DateTimeFormatter utc = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC);
        long seconds = Duration.between(instant, now).toSeconds();
        String distance = seconds >= 0
                ? messages.get("inspect.value.ago", amounts.age(seconds))
                : messages.get("inspect.value.ahead", amounts.age(-seconds));
        String unit = messages.get("inspect.value.unit." + reading.unit().name().toLowerCase(Locale.ROOT));
        return messages.get("inspect.value.time", local.format(instant), utc.format(instant), distance, unit);
    }
}
