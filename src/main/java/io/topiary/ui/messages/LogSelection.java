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
    private final ChosenRecorded recorded = new ChosenRecorded();
    private long anchor = NONE;

    LogSelection(MessageLogViewModel model) {
        this.model = model;
        model.selectedMessageProperty().subscribe(message -> alone());
    }

    /** How many are selected. */
    long count() {
        forgetEvicted();
        return chosen.count() + recorded.count() == 0
                        && model.selectedMessageProperty().get() != null
                ? 1
                : chosen.count() + recorded.count();
    }

    private void forgetEvicted() {
        model.session().model().use(all -> {
            MessageLog log = all.log();
            chosen.forgetBelow(log.oldest());
            long[] last =
                    chosen.numbers().takeWhile(number -> number < log.first()).toArray();
            for (long number : last) {
                if (log.find(number) == null) {
                    chosen.remove(number);
                }
            }
        });
    }

    /** What is selected, to be exported. */
    LogPick pick() {
        forgetEvicted();
        Message only = model.selectedMessageProperty().get();
        if (chosen.count() + recorded.count() == 0) {
            return new LogPick(only == null ? List.of() : List.of(only), new long[0]);
        }
        return new LogPick(
                recorded.entries().stream().map(LogRange.Entry::message).toList(), numbers());
    }

    /** The numbers of the entries of the log that are selected, ascending. */
    private long[] numbers() {
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
        if (chosen.count() + recorded.count() == 0 && only != null) {
            return List.of(LogRow.OfMessage.of(null, new LogRange.Entry(NONE, only), LogRowMaker.plain(only)));
        }
        List<Found> found = new ArrayList<>();
        if (count <= most) {
            long[] numbers = numbers();
            model.session().model().use(all -> findRecorded(all, found));
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

    private void findRecorded(Model all, List<Found> into) {
        OlderLines older = model.glance().range(all).older();
        for (LogRange.Entry entry : recorded.entries()) {
            long row = older.rowOf(entry.number());
            into.add(new Found(row <= 0 ? null : older.at(row - 1), entry));
        }
    }

    private void find(Model all, long[] numbers, int begin, int end, List<Found> into) {
        LogRange range = model.glance().range(all);
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
        return row instanceof LogRow.OfMessage message
                && (OlderLines.isRecorded(message.number())
                        ? recorded.contains(message.number())
                        : chosen.contains(message.number()));
    }

    @Override
    public void alone() {
        clear();
        anchor = model.selectedNumber();
        Message message = model.selectedMessageProperty().get();
        if (anchor != NONE && message != null) {
            add(new LogRange.Entry(anchor, message));
        }
    }

    @Override
    public void toggle(LogRow row) {
        if (!(row instanceof LogRow.OfMessage message)) {
            return;
        }
        if (!isSelected(row)) {
            LogRange.Entry entry = new LogRange.Entry(message.number(), message.message());
            keeping(() -> choose(entry));
            add(entry);
        } else if (count() > 1) {
            chosen.remove(message.number());
            recorded.remove(message.number());
        }
        anchor = message.number();
        if (chosen.count() + recorded.count() == 1) {
            last();
        }
    }

    private void add(LogRange.Entry entry) {
        if (OlderLines.isRecorded(entry.number())) {
            recorded.add(entry);
        } else {
            chosen.add(entry.number(), entry.number() + 1);
        }
    }

    private void clear() {
        chosen.clear();
        recorded.clear();
    }

    /** What is left alone is inspected, and all that can be done is done with it. */
    private void last() {
        Optional<LogRange.Entry> left = recorded.entries().stream().findFirst();
        if (left.isEmpty()) {
            long number = chosen.numbers().findFirst().orElse(NONE);
            Message message = model.session().model().read(all -> all.log().find(number));
            left = Optional.ofNullable(message).map(found -> new LogRange.Entry(number, found));
        }
        left.filter(entry -> entry.number() != model.selectedNumber()).ifPresent(this::choose);
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
            LogRange range = model.glance().range(all);
            long top =
                    model.glance().lines(all, range).rowsBefore(model.window().firstRow());
            return range.moved(range.rowOf(model.selectedNumber()), top, rows);
        });
        target.ifPresent(this::reach);
    }

    @Override
    public void all() {
        clear();
        model.session().model().use(all -> {
            LogRange range = model.glance().range(all);
            addRecorded(range, 0, Long.MAX_VALUE);
            addShown(range, Long.MIN_VALUE, Long.MAX_VALUE);
        });
    }

    private void reach(LogRange.Entry to) {
        long from = anchor == NONE ? to.number() : anchor;
        choose(to);
        clear();
        model.session().model().use(all -> {
            LogRange range = model.glance().range(all);
            boolean back = range.before(to.number()) < range.before(from);
            long first = back ? to.number() : from;
            long last = back ? from : to.number();
            if (OlderLines.isRecorded(first)) {
                addRecorded(range, range.before(first), range.before(last) + 1);
            }
            if (!OlderLines.isRecorded(last)) {
                addShown(range, OlderLines.isRecorded(first) ? Long.MIN_VALUE : first, last + 1);
            }
        });
        anchor = from;
    }

    /** Adds the recorded rows {@code from} to {@code to} (exclusive) that are at hand: others were never on screen. */
    private void addRecorded(LogRange range, long from, long to) {
        range.older().between(from, to).forEach(recorded::add);
    }

    /** Adds what is shown of memory from number {@code from} to {@code to} (exclusive). */
    private void addShown(LogRange range, long from, long to) {
        MessageLog log = range.log();
        long begin = Math.max(from, range.oldestInMemory());
        long end = Math.min(to, range.end());
        LogMatches matches = range.matches();
        if (matches == null) {
            for (long number = log.next(begin); number < Math.min(end, log.first()); number = log.next(number + 1)) {
                chosen.add(number, number + 1);
            }
            chosen.add(Math.max(begin, log.first()), end);
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
        List<LogRange.Entry> recordedBefore = recorded.entries();
        action.run();
        clear();
        for (long number : before) {
            chosen.add(number, number + 1);
        }
        recordedBefore.forEach(recorded::add);
    }
}
