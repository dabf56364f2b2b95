package io.topiary.ui.messages;

import io.topiary.core.session.LogHistory.Part;
import io.topiary.core.text.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Tells what there is of the log before memory. Immutable. */
record OlderWords(Messages messages, ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /**
     * What is to be told, empty for nothing.
     *
     * @param evicted messages that had to make room in memory
     */
    String of(OlderLines older, long evicted) {
        if (older.seeking()) {
            return messages.get("messages.older.seeking");
        }
        Part part = older.part();
        if (part == null || part.problem() != null) {
            return evicted == 0 ? "" : messages.get("messages.evicted", evicted);
        }
        if (older.looking() && part.backTo() > 0) {
            return messages.get("messages.older.looking", part.count(), time(part.backTo()));
        }
        if (part.backTo() > 0) {
            return messages.get("messages.older.found", part.count(), time(part.backTo()));
        }
        return part.older() == 0 ? "" : messages.get("messages.older", part.older());
    }

    private String time(long micros) {
        return TIME.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(zone));
    }
}
