package io.topiary.ui.inspect.history;

import io.topiary.core.history.TopicPageChanges;
import io.topiary.core.message.Message;
import io.topiary.core.session.TopicHistory.Part;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.message.MessageLine;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts times, intervals and numbers of a history into words. Immutable; any thread. */
final class HistoryWords {

    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final long MILLI = 1_000;
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;

    private final Messages messages;
    private final Amounts amounts;
    private final DateTimeFormatter time;
    private final DateTimeFormatter dayAndTime;

    HistoryWords(Messages messages) {
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT).withZone(ZoneId.systemDefault());
        this.dayAndTime = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
                .withZone(ZoneId.systemDefault());
    }

    /** Local time to the microsecond, with the day unless that is today. */
    String time(MessageLine line) {
        return time(line.message());
    }

    /** As {@link #time(MessageLine)}. */
    String time(Message message) {
        Instant instant = Instant.EPOCH.plus(message.timeMicros(), ChronoUnit.MICROS);
        boolean today =
                instant.atZone(ZoneId.systemDefault()).toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()));
        return (today ? time : dayAndTime).format(instant);
    }

    /** ISO 8601 in UTC to the microsecond, for other programs. */
    String exact(Message message) {
        return ISO.format(Instant.EPOCH.plus(message.timeMicros(), ChronoUnit.MICROS));
    }

    /** How long before or after {@code reference} it was, in seconds to the microsecond. */
    String relative(MessageLine line, @Nullable Message reference) {
        long micros = reference == null ? 0 : line.message().timeMicros() - reference.timeMicros();
        String sign = micros < 0 ? "−" : "+";
        long positive = Math.abs(micros);
        return messages.get(
                "history.relative", sign, positive / SECOND, String.format(Locale.ROOT, "%06d", positive % SECOND));
    }

    /** The time since the message below. */
    String interval(MessageLine line) {
        return line instanceof HistoryRow row && row.interval() != HistoryRow.NO_INTERVAL
                ? interval(row.interval())
                : "";
    }

    /** A time of {@code micros} microseconds; negative where a clock was set back. */
    String interval(long micros) {
        long positive = Math.abs(micros);
        String sign = micros < 0 ? "−" : "";
        if (positive < MILLI) {
            return messages.get("history.interval.micros", sign, positive);
        } else if (positive < SECOND) {
            return messages.get(
                    "history.interval.millis", sign, decimal(positive / 1e3, positive < 10 * MILLI ? 2 : 1));
        } else if (positive < MINUTE) {
            return messages.get("history.interval.seconds", sign, decimal(positive / 1e6, 3));
        }
        return sign + amounts.age(positive / SECOND);
    }

    private String decimal(double value, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(messages.locale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }

    /** A mark where the payload has other bytes than the one below. */
    String changed(MessageLine line) {
        return line instanceof HistoryRow row && row.changed() ? messages.get("history.changed.mark") : "";
    }

    /** How many messages are in memory and how many are in the recording. */
    String counts(Part part, boolean onlyChanges) {
        String held = onlyChanges
                ? messages.get("history.counts.changes", part.held(), amounts.number(part.held()))
                : messages.get("history.counts.held", amounts.number(part.held()), amounts.number(part.received()));
        if (part.problem() != null) {
            return messages.get("history.counts.problem", held, messages.get(part.problem()));
        }
        String recorded = amounts.number(part.recorded());
        if (onlyChanges && part.recorded() >= TopicPageChanges.MOST) {
            return messages.get("history.counts.most", held, recorded);
        }
        return part.counting()
                ? messages.get("history.counts.counting", held, recorded)
                : part.recorded() == 0 ? held : messages.get("history.counts.recorded", held, recorded);
    }

    /** Where one stands among all. */
    String place(long place, long count) {
        return place < 0
                ? messages.get("history.place.all", count, amounts.number(count))
                : messages.get("history.place", amounts.number(place + 1), amounts.number(count));
    }
}
