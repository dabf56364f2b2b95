package io.topiary.ui.topics;

import io.topiary.core.lint.Hint;
import io.topiary.core.message.Message;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Preview;
import io.topiary.core.text.Text;
import io.topiary.core.vitals.VitalSigns;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** What is written in the columns of the tree. Immutable. */
final class TopicWords {

    private static final int SPOKEN_CHARS = 80;

    private final Messages messages;
    private final Amounts amounts;

    TopicWords(Messages messages) {
        this.messages = messages;
        this.amounts = new Amounts(messages);
    }

    String name(TopicRow row, int maxChars) {
        String name = row.level().name();
        return name.isEmpty() ? messages.get("topics.level.empty") : Escapes.visible(name, maxChars);
    }

    String topicsBelow(TopicRow row) {
        return row.isBranch() ? amounts.number(row.level().topics()) : "";
    }

    /** The payload on one line, or what it is. */
    String value(TopicRow row) {
        Preview preview = row.preview();
        return preview == null ? "" : value(preview);
    }

    String value(Preview preview) {
        return switch (preview.kind()) {
            case TEXT -> preview.text();
            case EMPTY -> messages.get("preview.empty");
            case BINARY -> messages.get("preview.binary", amounts.bytes(preview.size()));
            case JPEG, PNG, GIF, GZIP, CBOR ->
                messages.get("preview.known", preview.kind().name(), amounts.bytes(preview.size()));
        };
    }

    String messages(TopicRow row) {
        return amounts.number(row.level().messagesBelow());
    }

    String rate(TopicRow row) {
        return amounts.perSecond(row.perSecond());
    }

    String age(TopicRow row) {
        return row.ageSeconds() < 0 ? "" : amounts.age(row.ageSeconds());
    }

    String qos(TopicRow row) {
        Message newest = row.level().newest();
        return newest == null ? "" : String.valueOf(newest.qos().code());
    }

    /** How long the topic has been silent, and what is usual; empty if it is not. */
    String silence(TopicRow row) {
        VitalSigns vitals = row.level().vitals();
        if (!vitals.silent()) {
            return "";
        }
        String age = amounts.age(Math.max(1, row.ageSeconds()));
        return vitals.periodMillis() > 0
                ? messages.get("topics.silent.usually", age, amounts.interval(vitals.periodMillis()))
                : messages.get("topics.silent", age);
    }

    /** What is odd about the name, empty if nothing is. */
    String hint(TopicRow row) {
        Hint hint = row.hint();
        return hint == null ? "" : messages.get(hint.text());
    }

    /** How its messages differ from what is usual, empty if they do not. */
    String deviation(TopicRow row) {
        Text deviation = row.deviation();
        return deviation == null ? "" : messages.get(deviation);
    }

    String size(TopicRow row) {
        Message newest = row.level().newest();
        return newest == null ? "" : amounts.bytes(newest.payload().length);
    }

    /** The interval that half of the messages keep. */
    String interval(TopicRow row) {
        long median = row.level().vitals().medianMillis();
        return median <= 0 ? "" : amounts.interval(median);
    }

    /** What 19 of 20 messages keep, and the period that was learned; empty if nothing is known. */
    String intervalTip(TopicRow row) {
        VitalSigns vitals = row.level().vitals();
        if (vitals.medianMillis() <= 0) {
            return "";
        }
        String spread = messages.get(
                "topics.interval.tip",
                amounts.interval(vitals.medianMillis()),
                amounts.interval(Math.max(vitals.medianMillis(), vitals.p95Millis())));
        return vitals.periodMillis() <= 0
                ? spread
                : spread + "\n" + messages.get("topics.interval.period", amounts.interval(vitals.periodMillis()));
    }

    /** Whether the newest message came from the broker's store or live, and with RETAIN or without, in a word or two. */
    String retained(TopicRow row) {
        return switch (Origin.of(row.level())) {
            case NONE -> "";
            case STORED -> messages.get("topics.retained");
            case LIVE_RETAINED -> messages.get("topics.liveRetained");
            case LIVE -> messages.get("topics.live");
        };
    }

    /** The same in a sentence. */
    String retainedTip(TopicRow row) {
        return switch (Origin.of(row.level())) {
            case NONE -> "";
            case STORED -> messages.get("topics.retained.tip");
            case LIVE_RETAINED -> messages.get("topics.liveRetained.tip");
            case LIVE -> messages.get("topics.live.tip");
        };
    }

    private static boolean isRetained(TopicRow row) {
        Message newest = row.level().newest();
        return newest != null && newest.retained();
    }

    /** The whole line for a screen reader: "temperature, 21.5, retained, 3 seconds ago". */
    String spoken(TopicRow row) {
        StringJoiner line = new StringJoiner(", ");
        line.add(name(row, SPOKEN_CHARS));
        Preview preview = row.preview();
        if (preview != null) {
            line.add(
                    preview.kind() == Preview.Kind.TEXT
                            ? Escapes.visible(preview.text(), SPOKEN_CHARS)
                            : value(preview));
        }
        if (isRetained(row)) {
            line.add(retained(row));
        }
        if (row.isBranch()) {
            line.add(messages.get("topics.spoken.topics", row.level().topics()));
        }
        if (row.ageSeconds() >= 0) {
            line.add(amounts.ago(row.ageSeconds()));
        }
        Stream.of(silence(row), hint(row), deviation(row))
                .filter(words -> !words.isEmpty())
                .forEach(line::add);
        return line.toString();
    }
}
