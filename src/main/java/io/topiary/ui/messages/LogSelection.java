package io.topiary.ui.messages;

import io.topiary.core.log.MessageLog;
import io.topiary.core.message.Message;
import io.topiary.core.session.Model;
import io.topiary.ui.kit.RowWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the log that are selected, several if the user wants: by the numbers of their entries, so that they stay so
 * while others come and go. What is evicted is no longer selected, but for the one message that was selected last and is
 * inspected. FX thread.
 */
final class LogSelection implements RowWindow.Several<LogRow> {

    private static final long NONE = -1;
    /** Entries looked at before the lock is given back. */
    private static final int SLICE = 2_000;

    private final MessageLogViewModel model;
    private final ChosenNumbers chosen = new ChosenNumbers();
    private long anchor = NONE;

    LogSelection(MessageLogViewModel model) {
        this.model = model;
        model.selectedMessageProperty().subscribe(message -> alone());
    }

    /** How many are selected. */
    long count() {
        chosen.forgetBelow(model.session().model().read(all -> all.log().first()));
        return chosen.count() == 0 && model.selectedMessageProperty().get() != null ? 1 : chosen.count();
    }

    /** The numbers of the entries that are selected, ascending; without those that were evicted. */
    long[] numbers() {
        return chosen.numbers().toArray();
    }

    /**
     * The selected messages, the oldest first.
     *
     * @param most more are of no use: then there are none
     */
    List<LogRow.OfMessage> rows(int most) {
        long count = count();
        Message only = model.selectedMessageProperty().get();
        if (chosen.count() == 0 && only != null) {
            return List.of(LogRow.OfMessage.of(null, new LogRange.Entry(NONE, only), LogRowMaker.plain(only)));
        }
        List<Found> found = new ArrayList<>();
        if (count <= most) {
            long[] numbers = numbers();
            for (int from = 0; from < numbers.length; from += SLICE) {
                int begin = from;
                int end = Math.min(numbers.length, from + SLICE);
                model.session().model().use(all -> find(all, numbers, begin, end, found));
            }
        }
        return found.stream().map(Found::row).toList();
    }

    private record Found(LogRange.@Nullable Entry before, LogRange.Entry entry) {

        LogRow.OfMessage row() {
            return LogRow.OfMessage.of(before, entry, LogRowMaker.plain(entry.message()));
        }
    }

    private void find(Model all, long[] numbers, int begin, int end, List<Found> into) {
        LogRange range = model.range(all);
        for (int i = begin; i < end; i++) {
            Message message = range.log().find(numbers[i]);
            if (message != null) {
                long row = range.rowOf(numbers[i]);
                LogRange.Entry before = row <= 0
                        ? null
                        : range.rows(row - 1, row).stream().findFirst().orElse(null);
                into.add(new Found(before, new LogRange.Entry(numbers[i], message)));
            }
        }
    }

    @Override
    public boolean isSelected(LogRow row) {
        return row instanceof LogRow.OfMessage message && chosen.contains(message.number());
    }

    @Override
    public void alone() {
        chosen.clear();
        anchor = model.selectedNumber();
        if (anchor != NONE) {
            chosen.add(anchor, anchor + 1);
        }
    }

    @Override
    public void toggle(LogRow row) {
        if (!(row instanceof LogRow.OfMessage message)) {
            return;
        }
        if (!isSelected(row)) {
            keeping(() -> choose(new LogRange.Entry(message.number(), message.message())));
            chosen.add(message.number(), message.number() + 1);
        } else if (chosen.count() > 1) {
            chosen.remove(message.number());
        }
        anchor = message.number();
        if (chosen.count() == 1) {
            last();
        }
    }

    /** What is left alone is inspected, and all that can be done is done with it. */
    private void last() {
        long number = chosen.numbers().findFirst().orElse(NONE);
        Message message = model.session().model().read(all -> all.log().find(number));
        if (message != null && number != model.selectedNumber()) {
            choose(new LogRange.Entry(number, message));
        }
    }

    @Override
    public void extendTo(LogRow row) {
        if (row instanceof LogRow.OfMessage message) {
            reach(new LogRange.Entry(message.number(), message.message()));
        }
    }

    @Override
    public void extendBy(long rows) {
        Optional<LogRange.Entry> target = model.session().model().read(all -> {
            LogRange range = model.range(all);
            long top = model.lines(all, range).rowsBefore(model.window().firstRow());
            return range.moved(range.rowOf(model.selectedNumber()), top, rows);
        });
        target.ifPresent(this::reach);
    }

    @Override
    public void all() {
        chosen.clear();
        model.session().model().use(all -> addShown(model.range(all), Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private void reach(LogRange.Entry to) {
        long from = anchor == NONE ? to.number() : anchor;
        choose(to);
        chosen.clear();
        model.session().model().use(all -> {
            LogRange range = model.range(all);
            addShown(range, Math.min(from, to.number()), Math.max(from, to.number()) + 1);
        });
        anchor = from;
    }

    /** Adds what is shown from number {@code from} to {@code to} (exclusive). */
    private void addShown(LogRange range, long from, long to) {
        MessageLog log = range.log();
        long begin = Math.max(from, log.first());
        long end = Math.min(to, range.end());
        LogMatches matches = range.matches();
        if (matches == null) {
            chosen.add(begin, end);
            return;
        }
        for (long number : matches.range(matches.before(begin), matches.before(end))) {
            chosen.add(number, number + 1);
        }
    }

    private void choose(LogRange.Entry entry) {
        model.followProperty().set(false);
        model.choose(entry);
    }

    /** Does {@code action}, which selects one row, without giving up the others. */
    private void keeping(Runnable action) {
        long[] before = numbers();
        action.run();
        chosen.clear();
        for (long number : before) {
            chosen.add(number, number + 1);
        }
    }
}
