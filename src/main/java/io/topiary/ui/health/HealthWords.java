package io.topiary.ui.health;

import io.topiary.core.health.SilentTopic;
import io.topiary.core.lint.Hint;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.vitals.Silence;

/** What is written in the lists and above them. Immutable. */
final class HealthWords {

    private static final int TOPIC_CHARS = 400;
    private static final int MILLIS = 1_000;

    private final Messages messages;
    private final Amounts amounts;

    HealthWords(Messages messages) {
        this.messages = messages;
        this.amounts = new Amounts(messages);
    }

    HealthRow.Silent row(SilentTopic topic, boolean dismissed) {
        Silence silence = topic.silence();
        String interval = amounts.interval(silence.expectedMillis());
        return new HealthRow.Silent(
                topic.path(),
                topic(topic.path(), dismissed),
                messages.get(silence.regular() ? "health.every" : "health.atMost", interval),
                amounts.age(silence.sinceMillis() / MILLIS),
                messages.get("health.overdue", amounts.number((long) silence.periods())),
                dismissed);
    }

    HealthRow.Named row(Hint hint, boolean dismissed) {
        return new HealthRow.Named(hint, topic(hint.path(), dismissed), messages.get(hint.text()), dismissed);
    }

    private String topic(String path, boolean dismissed) {
        // the empty first level is not a topic: its slash is what people know it by
        String shown = path.isEmpty() ? "/" : Escapes.visible(path, TOPIC_CHARS);
        return dismissed ? messages.get("health.dismissed", shown) : shown;
    }

    String title(int count) {
        return count == 0 ? messages.get("health.title") : messages.get("health.title.count", amounts.number(count));
    }

    String silentSummary(int silent, int watched, int listed) {
        return silent == 0
                ? ""
                : messages.get(
                        silent > listed ? "health.silent.most" : "health.silent.summary",
                        amounts.number(silent),
                        amounts.number(watched),
                        amounts.number(listed));
    }

    String noneSilent(boolean up, int watched) {
        return !up
                ? messages.get("health.silent.offline")
                : watched == 0 ? messages.get("health.silent.unknown") : messages.get("health.silent.none", watched);
    }

    String hintSummary(int open, int dismissed, boolean full) {
        if (open + dismissed == 0) {
            return "";
        }
        return full
                ? messages.get("health.hints.full", amounts.number((long) open + dismissed))
                : dismissed == 0
                        ? messages.get("health.hints.summary", open)
                        : messages.get("health.hints.dismissed", open, amounts.number(dismissed));
    }

    String noHints(int dismissed) {
        return messages.get(dismissed == 0 ? "health.hints.none" : "health.hints.dismissedOnly");
    }
}
