package io.topiary.ui.topics;

import io.topiary.core.lint.Hint;
import io.topiary.core.lint.Hints;
import io.topiary.core.message.Message;
import io.topiary.core.session.PayloadPreviews;
import io.topiary.core.shape.Deviations;
import io.topiary.core.text.Preview;
import io.topiary.core.text.Text;
import io.topiary.core.tree.TreeRow;
import io.topiary.core.vitals.VitalSigns;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Makes lines of the screen from levels of the tree: previews, rates and ages. FX thread. */
final class RowMaker {

    private static final int PREVIEW_CHARS = 200;
    private static final long SECOND_MILLIS = 1_000;
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;

    private final RowRates rates = new RowRates();
    private Map<String, TopicRow> last = new HashMap<>();
    private Map<String, Glance> glances = new HashMap<>();
    private Map<String, Glance> nextGlances = new HashMap<>();
    private BiFunction<Message, Preview, Preview> previews = (message, plain) -> plain;
    private Function<String, Optional<Hint>> hints = path -> Optional.empty();
    private Function<String, Optional<Text>> deviations = path -> Optional.empty();

    /** What the bytes of a message are at first sight. */
    private record Glance(Message message, Preview plain) {}

    /** Sets who knows what is odd about the name of a level, and what to do on any thread when that changes. */
    void showHints(Hints book, Runnable changed) {
        hints = book::about;
        book.onChange(changed);
    }

    /** Sets who knows which topics differ from what is usual, and what to do on any thread when that changes. */
    Runnable showDeviations(Deviations book, Runnable changed) {
        ZoneId zone = ZoneId.systemDefault();
        deviations = path -> book.about(path).map(deviation -> deviation.text(zone));
        return book.onChange(changed);
    }

    /** Sets what decodes payloads, and what to do on any thread when a line looks different by that. @return ends that */
    Runnable showDecoded(PayloadPreviews newPreviews, Runnable changed) {
        previews = (message, plain) -> newPreviews.of(message, plain, changed);
        return newPreviews.onChange(changed);
    }

    /** The lines for {@code levels}, which are all that is on screen now. */
    List<TopicRow> rows(List<TreeRow> levels, long nowNanos) {
        rates.measure(levels, nowNanos);
        Map<String, TopicRow> next = HashMap.newHashMap(levels.size());
        nextGlances = HashMap.newHashMap(levels.size());
        List<TopicRow> rows = levels.stream().map(level -> row(level, nowNanos)).toList();
        rows.forEach(row -> next.put(row.path(), row));
        last = next;
        glances = nextGlances;
        return rows;
    }

    /** After how many milliseconds something looks different though no message came; 0 if there is nothing on screen. */
    long nextChangeMillis() {
        boolean soon = rates.anyLeft()
                || last.values().stream().anyMatch(row -> row.ageSeconds() >= 0 && row.ageSeconds() < MINUTE);
        return last.isEmpty() ? 0 : soon ? SECOND_MILLIS : MINUTE * SECOND_MILLIS;
    }

    private TopicRow row(TreeRow level, long nowNanos) {
        Message newest = level.newest();
        long millis = level.messagesBelow() == 0 ? -1 : Math.max(0, (nowNanos - level.lastNanos()) / 1_000_000);
        return new TopicRow(
                level,
                newest == null ? null : preview(level.path(), newest),
                perSecond(level),
                coarse(millis),
                millis >= 0 && millis < SECOND_MILLIS,
                hints.apply(level.path()).orElse(null),
                level.newest() == null ? null : deviations.apply(level.path()).orElse(null));
    }

    /** What the topic itself keeps book of; levels with others below are measured while they are seen. */
    private double perSecond(TreeRow level) {
        VitalSigns vitals = level.vitals();
        boolean known = level.children() == 0 && !vitals.lastMinute().isEmpty();
        return known ? RowRates.rounded(vitals.perSecond()) : rates.perSecond(level.path());
    }

    private Preview preview(String path, Message newest) {
        Glance known = glances.get(path);
        Preview plain = known != null && known.message().equals(newest)
                ? known.plain()
                : Preview.of(newest.payload(), PREVIEW_CHARS);
        nextGlances.put(path, new Glance(newest, plain));
        return previews.apply(newest, plain);
    }

    /** Seconds as coarse as they are shown, so that a row that looks the same is equal; -1 for none. */
    private static long coarse(long millis) {
        long seconds = Math.floorDiv(millis, SECOND_MILLIS);
        long unit = seconds < MINUTE ? 1 : seconds < HOUR ? MINUTE : HOUR;
        return seconds < 0 ? -1 : seconds - seconds % unit;
    }
}
