package io.topiary.ui.messages;

import io.topiary.core.session.Gap;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.message.MessageWords;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What is written across the rows of the message log, and what a screen reader says of them. Immutable. */
final class LogWords {

    private static final int MICROS = 1_000_000;

    private final Messages messages;
    private final MessageWords ofMessages;
    private final DateTimeFormatter second;

    LogWords(Messages messages, MessageWords ofMessages, ZoneId zone) {
        this.messages = messages;
        this.ofMessages = ofMessages;
        this.second = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
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
            case LogRow.OfMessage of -> ofMessages.spoken(of);
        };
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000L);
    }
}
