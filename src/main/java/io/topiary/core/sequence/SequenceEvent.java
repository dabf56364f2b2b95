package io.topiary.core.sequence;

import io.topiary.core.message.Message;
import io.topiary.core.text.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that a counter tells. Immutable.
 *
 * @param kind what it is
 * @param micros when the message came that told it, in microseconds since 1970-01-01T00:00:00Z
 * @param from the counter before
 * @param to the counter in that message
 * @param count how many messages are missing; 1 for all but gaps
 * @param ours whether Topiary itself skipped messages at that time, or had no link: nobody can say then who lost them
 * @param message the message, null if it was too large to be kept for this
 */
public record SequenceEvent(
        Kind kind,
        long micros,
        long from,
        long to,
        long count,
        boolean ours,
        @Nullable Message message) {

    /** Kinds of events. */
    public enum Kind {
        /** Numbers were left out. */
        GAP,
        /** A number came again. */
        DUPLICATE,
        /** A number that was missing came late. */
        REORDER,
        /** The counter began anew. */
        RESTART,
        /** The counter grew by less than its step. */
        UNEVEN;

        /** The name in keys of the message bundle. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** It in a sentence, such as 3 missing between 41 and 45 at 14:03:22.113. */
    public Text text(ZoneId zone) {
        String time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT)
                .withZone(zone)
                .format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
        // counters are names of messages rather than amounts: no separators
        Text plain = Text.of("sequence.event." + kind.label(), count, String.valueOf(from), String.valueOf(to), time);
        return ours ? Text.of("sequence.event.ours", plain) : plain;
    }
}
