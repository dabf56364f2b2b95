package io.topiary.core.replay;

import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts into words what a replay would do and did, for window and command line.
 *
 * @param messages the language
 */
public record ReplayWords(Messages messages) {

    private static final int LONGEST_TOPIC = 120;
    private static final double NANOS_OF_MILLI = 1e6;
    private static final double NANOS_OF_SECOND = 1e9;
    private static final int MICROS_OF_MILLI = 1_000;

    /** What became of the messages, in one line: each count that is not zero. */
    public String tally(ReplayTally tally) {
        List<String> parts = new ArrayList<>();
        if (tally.acknowledged() > 0 || tally.sent() == 0) {
            parts.add(messages.get("replay.tally.acknowledged", tally.acknowledged()));
        }
        add(parts, "replay.tally.sent", tally.sent());
        add(parts, "replay.tally.underWay", tally.underWay());
        add(parts, "replay.tally.refused", tally.refusedCount());
        add(parts, "replay.tally.unknown", tally.unknown());
        add(parts, "replay.tally.unsent", tally.unsent());
        add(parts, "replay.tally.leftOut", tally.leftOut());
        add(parts, "replay.tally.unpublishable", tally.unpublishableCount());
        return String.join(messages.get("replay.tally.and"), parts);
    }

    private void add(List<String> parts, String key, long count) {
        if (count > 0) {
            parts.add(messages.get(key, count));
        }
    }

    /** Why messages were not published, a line a reason. */
    public List<String> reasons(ReplayTally tally) {
        List<String> lines = new ArrayList<>(lines("replay.reason.refused", tally.refused()));
        lines.addAll(lines("replay.reason.unpublishable", tally.unpublishable()));
        return lines;
    }

    private List<String> lines(String key, List<ReplayReason> reasons) {
        return reasons.stream()
                .map(reason -> messages.get(
                        key,
                        reason.count(),
                        messages.get(reason.words()),
                        Escapes.visible(reason.example(), LONGEST_TOPIC)))
                .toList();
    }

    /** How late messages were; empty if there were no distances to keep. */
    public String lateness(Lateness.Figures figures) {
        return figures.count() == 0
                ? ""
                : messages.get(
                        "replay.lateness",
                        figures.p50Nanos() / NANOS_OF_MILLI,
                        figures.p99Nanos() / NANOS_OF_MILLI,
                        figures.maxNanos() / NANOS_OF_MILLI);
    }

    /** Why it ended, and how long it took. */
    public String ending(ReplayResult result) {
        double seconds = result.nanos() / NANOS_OF_SECOND;
        return switch (result.ending()) {
            case COMPLETE -> messages.get("replay.ending.complete", seconds, result.rounds());
            case CANCELLED -> messages.get("replay.ending.cancelled", seconds);
            case LINK_LOST -> messages.get("replay.ending.linkLost", seconds);
            case UNREADABLE ->
                messages.get(
                        "replay.ending.unreadable",
                        seconds,
                        result.problem() == null ? "" : messages.get(result.problem()));
        };
    }

    /** How often the link was lost; empty if it was not. */
    public String losses(ReplayResult result) {
        return result.losses() == 0 ? "" : messages.get("replay.losses", result.losses());
    }

    /** What a replay would do, a line each. */
    public List<String> forecast(ReplayForecast forecast) {
        List<String> lines = new ArrayList<>();
        lines.add(messages.get(
                "replay.forecast.publishable",
                forecast.publishable(),
                messages.get(
                        forecast.allTopics() ? "replay.forecast.topics" : "replay.forecast.manyTopics",
                        forecast.topics()),
                new Amounts(messages).bytes(forecast.bytes())));
        if (forecast.publishable() > 0) {
            lines.add(messages.get(
                    "replay.forecast.time",
                    time(forecast.firstMicros()),
                    time(forecast.lastMicros()),
                    forecast.nanos() / NANOS_OF_SECOND));
        }
        add(lines, "replay.forecast.retained", forecast.retained());
        add(lines, "replay.forecast.unchanged", forecast.unchanged());
        add(lines, "replay.forecast.leftOut", forecast.leftOut());
        lines.addAll(lines("replay.reason.unpublishable", forecast.unpublishable()));
        if (!forecast.complete()) {
            lines.add(messages.get("replay.forecast.cancelled"));
        }
        return lines;
    }

    /** The first topics, a line each. */
    public List<String> examples(ReplayForecast forecast) {
        return forecast.examples().stream()
                .map(example -> example.recorded().equals(example.published())
                        ? Escapes.visible(example.published(), LONGEST_TOPIC)
                        : messages.get(
                                "replay.forecast.example",
                                Escapes.visible(example.recorded(), LONGEST_TOPIC),
                                Escapes.visible(example.published(), LONGEST_TOPIC)))
                .collect(Collectors.toList());
    }

    private String time(long micros) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", messages.locale())
                .withZone(ZoneId.systemDefault())
                .format(Instant.ofEpochMilli(Math.floorDiv(micros, MICROS_OF_MILLI)));
    }
}
