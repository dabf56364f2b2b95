package io.topiary.ui.history.compare;

import io.topiary.core.compare.ComparisonResult;
import io.topiary.core.compare.Finding;
import io.topiary.core.compare.Finding.Kind;
import io.topiary.core.compare.Reading;
import io.topiary.core.history.RecordingException;
import io.topiary.core.message.Message;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Preview;
import io.topiary.core.work.JobProgress;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a comparison is in words. Immutable. */
final class CompareWords {

    private static final Logger LOG = LoggerFactory.getLogger(CompareWords.class);

    private static final int TOPIC_CHARS = 500;
    private static final int VALUE_CHARS = 200;
    private static final int MICROS_PER_MILLI = 1_000;

    private final Messages messages;
    private final Amounts amounts;
    private final DateTimeFormatter day;
    private final DateTimeFormatter second;
    private final DateTimeFormatter milli;

    CompareWords(Messages messages, ZoneId zone) {
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.day =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
        this.second = DateTimeFormatter.ofPattern("HH:mm:ss", messages.locale()).withZone(zone);
        this.milli =
                DateTimeFormatter.ofPattern("HH:mm:ss.SSS", messages.locale()).withZone(zone);
    }

    /** What {@code side} is called. */
    String side(CompareSide side) {
        return switch (side) {
            case CompareSide.Here here -> messages.get("compare.side.here");
            case CompareSide.Other other ->
                messages.get(
                        "compare.side.other", Escapes.visible(other.session().name(), VALUE_CHARS));
            case CompareSide.Mark mark ->
                messages.get("compare.side.mark", String.valueOf(mark.letter()), second.format(instant(mark.micros())));
            case CompareSide.Recording recording ->
                recording.isEnd()
                        ? messages.get("compare.side.recording", name(recording))
                        : messages.get("compare.side.recordingAt", name(recording), moment(recording.micros()));
        };
    }

    /** {@code micros} as it can be typed again. */
    String moment(long micros) {
        return day.format(instant(micros));
    }

    private static String name(CompareSide.Recording recording) {
        return String.valueOf(recording.file().getFileName());
    }

    /**
     * What {@code kind} is called.
     *
     * @param overTime whether the sides are one session at two instants
     */
    String kind(Kind kind, boolean overTime) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return overTime ? messages.get("compare.time." + name) : messages.get("compare.place." + name);
    }

    /** How many there are of {@code kind}, for a toggle. */
    String count(Kind kind, long count, boolean overTime) {
        return kind.glyph() + " " + amounts.number(count) + " " + kind(kind, overTime);
    }

    String topic(Finding finding) {
        return Escapes.visible(finding.topic(), TOPIC_CHARS);
    }

    String value(@Nullable Reading reading) {
        if (reading == null) {
            return messages.get("compare.value.none");
        }
        if (reading.isGone()) {
            return messages.get("compare.value.cleared");
        }
        Preview preview = Preview.of(reading.message().payload(), VALUE_CHARS);
        return switch (preview.kind()) {
            case TEXT -> preview.text();
            case EMPTY -> messages.get("compare.value.empty");
            default -> messages.get("compare.value.binary", amounts.bytes(preview.size()));
        };
    }

    String time(@Nullable Reading reading) {
        Message message = reading == null ? null : reading.message();
        return message == null ? "" : milli.format(instant(message.timeMicros()));
    }

    /** How much later it came on the right; for instants, how many messages came between them. */
    String lag(Finding finding) {
        if (finding.between() > 0) {
            return messages.get("compare.between", finding.between());
        }
        Long lag = finding instanceof Finding.Equal equal ? equal.lagMicros() : null;
        if (lag == null) {
            return "";
        }
        String interval = amounts.interval(Math.abs(lag) / MICROS_PER_MILLI);
        return lag < 0 ? "−" + interval : interval;
    }

    /** A finding in one line, for a screen reader. */
    String line(Finding finding, boolean overTime) {
        return messages.get(
                "compare.line",
                topic(finding),
                kind(finding.kind(), overTime),
                value(finding.left()),
                value(finding.right()));
    }

    String progress(JobProgress progress) {
        String phase = messages.get(progress.phase());
        return progress.total() == JobProgress.UNKNOWN || progress.total() == 0
                ? phase
                : messages.get(
                        "compare.progress", phase, amounts.number(progress.done()), amounts.number(progress.total()));
    }

    /** What came of it, and how much of that can't be listed. */
    String result(Matchup matchup, ComparisonResult found) {
        long topics = 0;
        long left = 0;
        for (Kind kind : Kind.values()) {
            topics += found.count(kind);
            left += found.left(kind);
        }
        StringBuilder said = new StringBuilder(
                messages.get("compare.result", side(matchup.left()), side(matchup.right()), amounts.number(topics)));
        if (found.cancelled()) {
            said.append(' ').append(messages.get("compare.result.cancelled"));
        }
        if (left > 0) {
            said.append(' ').append(messages.get("compare.result.left", amounts.number(left)));
        }
        return said.toString();
    }

    /** Why there is no result. */
    String failure(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof RecordingException known) {
            return messages.get(known.text());
        }
        LOG.error("a comparison failed", cause);
        return messages.get("compare.failed");
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
