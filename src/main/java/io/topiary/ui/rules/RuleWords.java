package io.topiary.ui.rules;

import io.topiary.core.payload.PayloadReader;
import io.topiary.core.rules.AlertPlan;
import io.topiary.core.rules.LogPlan;
import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleActions;
import io.topiary.core.rules.RuleStatus;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.FormatNames;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is said about a rule. */
final class RuleWords {

    /** A thing that a rule does: an icon and a few words. */
    record Deed(String icon, String words) {}

    private static final int NAME_CHARS = 200;
    private static final int MICROS = 1_000_000;
    private static final double WORTH_TELLING = 0.005;

    private final Messages messages;
    private final FormatNames formats;
    private final Amounts amounts;
    private final DateTimeFormatter time;

    RuleWords(Messages messages, ZoneId zone) {
        this(messages, zone, new FormatNames(PayloadReader.PLAIN, messages));
    }

    /** @param formats what formats are called */
    RuleWords(Messages messages, ZoneId zone, FormatNames formats) {
        this.messages = messages;
        this.formats = formats;
        this.amounts = new Amounts(messages);
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    /** What the rule is called, or its filter if it has no name. */
    String name(Rule rule) {
        return Escapes.visible(rule.name().isBlank() ? rule.filter() : rule.name(), NAME_CHARS);
    }

    /** What the rule does, beside colouring. */
    List<Deed> deeds(RuleActions actions) {
        List<Deed> deeds = new ArrayList<>();
        if (actions.mute()) {
            deeds.add(new Deed("fth-volume-x", messages.get("rules.deed.mute")));
        }
        if (actions.pin()) {
            deeds.add(new Deed("fth-bookmark", messages.get("rules.deed.pin")));
        }
        AlertPlan alert = actions.alert();
        if (alert != null) {
            String key = alert.desktop() ? "rules.deed.notify" : "rules.deed.alert";
            deeds.add(new Deed("fth-bell", messages.get(key)));
        }
        LogPlan log = actions.log();
        if (log != null) {
            deeds.add(new Deed("fth-file-text", messages.get("rules.deed.log", name(log.path()))));
        }
        if (!actions.schema().isEmpty()) {
            deeds.add(new Deed("fth-check-square", messages.get("rules.deed.schema", name(Path.of(actions.schema())))));
        }
        if (!actions.decoder().isEmpty()) {
            deeds.add(new Deed("fth-eye", messages.get("rules.deed.decoder", format(actions.decoder()))));
        }
        return deeds;
    }

    /** Everything that the rule does, colour included, in one line. */
    String deedsInWords(RuleActions actions) {
        List<String> words = new ArrayList<>();
        if (actions.colour() != null) {
            words.add(messages.get("rules.colour." + actions.colour().label()));
        }
        deeds(actions).forEach(deed -> words.add(deed.words()));
        return words.isEmpty() ? messages.get("rules.deed.none") : String.join(", ", words);
    }

    /** The name of a format, as far as it is known. */
    String format(String decoder) {
        return decoder.isEmpty() ? messages.get("rules.decoder.found") : formats.name(decoder);
    }

    String hits(RuleStatus status) {
        return amounts.number(status.hits());
    }

    /** The local time of the newest hit; empty if there was none. */
    String lastHit(RuleStatus status) {
        return status.hits() == 0 ? "" : time(status.lastHitMicros());
    }

    String time(long micros) {
        return time.format(Instant.ofEpochSecond(micros / MICROS, micros % MICROS * 1_000));
    }

    /** Whether it is in force, and why not. */
    String state(RuleStatus status) {
        String words = switch (status.state()) {
            case ON -> working(status);
            case OFF -> messages.get("rules.state.off");
            case SWITCHED_OFF, INVALID -> status.why() == null ? "" : messages.get(status.why());
        };
        if (status.fileProblem() != null) {
            words = messages.get(
                    "rules.state.file", messages.get(status.fileProblem()), amounts.number(status.unwritten()));
        } else if (status.unwritten() > 0) {
            words = messages.get("rules.state.unwritten", words, amounts.number(status.unwritten()));
        }
        return words;
    }

    private String working(RuleStatus status) {
        return status.share() < WORTH_TELLING
                ? messages.get("rules.state.on")
                : messages.get("rules.state.share", status.share());
    }

    private static String name(@Nullable Path path) {
        return path == null ? "" : Escapes.visible(String.valueOf(path.getFileName()), NAME_CHARS);
    }
}
