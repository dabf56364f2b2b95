package io.topiary.core.shape;

import io.topiary.core.message.Message;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Messages of a topic that differ from what is known of it in the same way. Immutable.
 *
 * @param oddity how they differ
 * @param message the first of them
 * @param count how many of those that were looked into
 * @param lastMicros when the newest of them came, in microseconds since 1970-01-01T00:00:00Z
 */
public record Deviation(Oddity oddity, Message message, long count, long lastMicros) {

    private static final int LONGEST = 120;

    /** The topic. */
    public String topic() {
        return message.topic();
    }

    /** The first of them in a sentence, such as “temp” became a string at 14:03:22. */
    public Text text(ZoneId zone) {
        String name = name();
        String time = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
                .withZone(zone)
                .format(Instant.EPOCH.plus(message.timeMicros(), ChronoUnit.MICROS));
        Text kind = Text.of("shape.kind." + oddity.kind().label());
        return switch (oddity.what()) {
            case NEW -> Text.of("shape.odd.new", name, kind, time);
            case MISSING -> Text.of("shape.odd.missing", name, time);
            case TYPE ->
                oddity.pointer().isEmpty()
                        ? Text.of("shape.odd.payload", kind, time)
                        : Text.of("shape.odd.type", name, kind, time);
            case FAR -> Text.of("shape.odd.far", name, Escapes.visible(oddity.detail(), LONGEST), time);
            case INVALID -> Text.of("shape.odd.invalid", Escapes.visible(oddity.detail(), LONGEST), time);
        };
    }

    /** The last part of where it is, which is what people call it; all of it where that would be a number or a star. */
    private String name() {
        String pointer = oddity.pointer();
        String last = pointer.substring(pointer.lastIndexOf('/') + 1);
        String name = last.equals("*") ? pointer : last.replace("~1", "/").replace("~0", "~");
        return Escapes.visible(name, LONGEST);
    }

    /** The same with one more message. */
    Deviation more(Message another) {
        return new Deviation(oddity, message, count + 1, Math.max(lastMicros, another.timeMicros()));
    }
}
