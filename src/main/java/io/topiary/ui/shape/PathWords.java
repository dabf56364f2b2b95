package io.topiary.ui.shape;

import io.topiary.core.shape.JsonKind;
import io.topiary.core.shape.LearnedShape;
import io.topiary.core.shape.PathFacts;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is written about the paths of payloads. Immutable; any thread. */
final class PathWords {

    private static final int LONGEST_PATH = 300;
    private static final int LONGEST_VALUE = 60;

    private final Messages messages;
    private final Amounts amounts;
    private final DateTimeFormatter time;
    private final DateTimeFormatter whole;

    PathWords(Messages messages, ZoneId zone) {
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
        this.whole = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT)
                .withZone(zone);
    }

    /** The lines of {@code shape}. */
    List<PathRow> rows(LearnedShape shape) {
        return shape.paths().stream()
                .filter(facts -> !facts.kinds().isEmpty())
                .map(facts -> row(facts, shape.looked()))
                .toList();
    }

    /** How much of memory was looked into, and that {@code behind} messages are still to be gone through. */
    String looked(LearnedShape shape, long behind) {
        if (shape.looked() == 0 && shape.unread() == 0 && behind == 0) {
            return messages.get("shape.none");
        }
        String looked = messages.get(
                "shape.looked", amounts.number(shape.looked()), shape.paths().size());
        return withRest(shape, behind > 0 ? messages.get("shape.behind", looked, amounts.number(behind)) : looked);
    }

    /** How much of a recording was looked into. */
    String recorded(LearnedShape shape) {
        return withRest(shape, messages.get("shape.recorded", amounts.number(shape.looked())));
    }

    private String withRest(LearnedShape shape, String looked) {
        String unread =
                shape.unread() > 0 ? messages.get("shape.unread", looked, amounts.number(shape.unread())) : looked;
        return shape.leftOut() > 0 ? messages.get("shape.leftOut", unread, amounts.number(shape.leftOut())) : unread;
    }

    private PathRow row(PathFacts facts, long looked) {
        String nulls = facts.nullRate() == 0 ? "" : percent(facts.nullRate());
        return new PathRow(
                facts.pointer().isEmpty()
                        ? messages.get("shape.path.whole")
                        : Escapes.visible(facts.pointer(), LONGEST_PATH),
                kinds(facts),
                percent((double) facts.present() / looked),
                values(facts),
                nulls,
                time(time, facts.firstMicros()),
                time(time, facts.lastMicros()),
                more(facts));
    }

    private String kinds(PathFacts facts) {
        boolean several = facts.kinds().size() > 1;
        return facts.kinds().entrySet().stream()
                .map(entry -> several
                        ? messages.get(
                                "shape.path.share",
                                kind(entry.getKey(), facts),
                                percent((double) entry.getValue().count() / facts.count()))
                        : kind(entry.getKey(), facts))
                .collect(Collectors.joining(", "));
    }

    private String kind(JsonKind kind, PathFacts facts) {
        return kind == JsonKind.NUMBER && facts.whole()
                ? messages.get("shape.type.integer")
                : messages.get("shape.type." + kind.label());
    }

    private String values(PathFacts facts) {
        List<String> parts = new ArrayList<>();
        boolean named =
                facts.kinds().containsKey(JsonKind.STRING) || facts.kinds().containsKey(JsonKind.TEXT);
        if (!facts.least().isEmpty()) {
            String least = Escapes.visible(facts.least(), LONGEST_VALUE);
            String greatest = Escapes.visible(facts.greatest(), LONGEST_VALUE);
            parts.add(least.equals(greatest) ? least : messages.get("shape.path.range", least, greatest));
        }
        if (named && !facts.values().isEmpty()) {
            parts.add(facts.values().keySet().stream()
                    .sorted()
                    .map(value -> Escapes.visible(value, LONGEST_VALUE))
                    .collect(Collectors.joining(", ")));
        } else if (facts.longest() >= 0) {
            parts.add(
                    facts.shortest() == facts.longest()
                            ? messages.get("shape.path.length", facts.longest())
                            : messages.get("shape.path.lengths", facts.shortest(), facts.longest()));
        }
        return String.join("; ", parts);
    }

    private String more(PathFacts facts) {
        List<String> lines = new ArrayList<>();
        facts.kinds()
                .forEach((kind, span) -> lines.add(messages.get(
                        "shape.path.seen",
                        kind(kind, facts),
                        amounts.number(span.count()),
                        time(whole, span.firstMicros()),
                        time(whole, span.lastMicros()))));
        if (facts.longest() >= 0) {
            lines.add(messages.get("shape.path.lengths", facts.shortest(), facts.longest()));
        }
        facts.values().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> lines.add(messages.get(
                        "shape.path.value",
                        Escapes.visible(entry.getKey(), LONGEST_VALUE),
                        amounts.number(entry.getValue()))));
        return String.join("\n", lines);
    }

    private String percent(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(messages.locale());
        // what is not quite everything is not called everything
        boolean nearly = (share > 0.99 && share < 1) || (share > 0 && share < 0.01);
        format.setMaximumFractionDigits(nearly ? 2 : 0);
        return share > 0 && share < 0.0001 ? messages.get("shape.path.hardly") : format.format(share);
    }

    private static String time(DateTimeFormatter format, long micros) {
        return format.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }
}
