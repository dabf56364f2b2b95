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
 * while others come and go, and while they move from memory into the recording. What is evicted and not recorded is no longer
 * selected, but for the one message that was selected last and is inspected. FX thread.
 */
final class LogSelection implements RowWindow.Several<LogRow> {

    private static final long NONE = LogCursor.NONE;
    /** Entries looked at before the lock is given back. */
    private static final int SLICE = 2_000;

    private final MessageLogViewModel model;
    private final LogCursor cursor;
    private final ChosenEntries chosen = new ChosenEntries();
    private long anchor = NONE;
    private boolean keeping;

    LogSelection(MessageLogViewModel model) {
        this.model = model;
        this.cursor = model.cursor();
        cursor.selectedProperty().subscribe(message -> alone());
    }

    /** How many are selected. */
    long count() {
        forgetEvicted();
        return chosen.count() == 0 && cursor.selectedProperty().get() != null ? 1 : chosen.count();
    }

    private void forgetEvicted() {
        boolean recording = model.olderProperty().get().isThere();
        model.session().model().use(all -> chosen.forgetEvicted(all.log(), recording));
    }

    /** What is selected, to be exported. */
    LogPick pick() {
        forgetEvicted();
        Message only = cursor.selectedProperty().get();
        if (chosen.count() == 0) {
            return LogPick.of(only == null ? List.of() : List.of(only), new long[0]);
        }
        return LogPick.of(chosen.past().stream().map(LogRange.Entry::message).toList(), chosen.numbers());
    }

    /**
     * The selected messages, the oldest first.
     *
     * @param most more are of no use: then there are none
     */
    List<LogRow.OfMessage> rows(int most) {
        long count = count();
        Message only = cursor.selectedProperty().get();
        if (chosen.count() == 0 && only != null) {
            return List.of(LogRow.OfMessage.of(null, new LogRange.Entry(NONE, only), LogRowMaker.plain(only)));
        }
        List<Found> found = new ArrayList<>();
        if (count <= most) {
            long[] numbers = chosen.numbers();
            findPast(found);
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

    private void findPast(List<Found> into) {
        OlderLines older = model.older().lines();
        for (LogRange.Entry entry : chosen.past()) {
            long row = older.rowOf(now(entry).number());
            into.add(new Found(row <= 0 ? null : older.at(row - 1), entry));
        }
    }

    /** What {@code entry} is now, if it has become a row of the recording that is at hand. */
    private LogRange.Entry now(LogRange.Entry entry) {
        LogRange.Entry recorded = OlderLines.isRecorded(entry.number())
                ? null
                : model.older().lines().find(entry.message());
        return recorded == null ? entry : recorded;
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
        return row instanceof LogRow.OfMessage message && chosen.contains(message);
    }

    @Override
    public void alone() {
        if (keeping) {
            return;
        }
        chosen.clear();
        anchor = cursor.number();
        Message message = cursor.selectedProperty().get();
        if (anchor != NONE && message != null) {
            chosen.add(new LogRange.Entry(anchor, message));
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
            chosen.add(entry);
        } else if (count() > 1) {
            chosen.remove(message);
        }
        anchor = message.number();
        if (chosen.count() == 1) {
            last();
        }
    }

    /** What is left alone is inspected, and all that can be done is done with it. */
    private void last() {
        Optional<LogRange.Entry> left =
                Optional.ofNullable(model.session().model().read(all -> chosen.first(all.log())));
        left.map(this::now).filter(entry -> entry.number() != cursor.number()).ifPresent(this::choose);
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
            return range.moved(range.rowOf(cursor.number()), top, rows);
        });
        target.ifPresent(this::reach);
    }

    @Override
    public void all() {
        chosen.clear();
        model.session().model().use(all -> {
            LogRange range = model.glance().range(all);
            addRecorded(range, 0, Long.MAX_VALUE);
            addShown(range, Long.MIN_VALUE, Long.MAX_VALUE);
        });
    }

    private void reach(LogRange.Entry to) {
        long from = anchor == NONE ? to.number() : anchorNow();
        keeping(() -> choose(to));
        chosen.clear();
        model.session().model().use(all -> {
            LogRange range = model.glance().range(all);
            boolean back = range.before(to.number()) < range.before(from);
            long first = back ? to.number() : from;
            long last = back ? from : to.number();
            addRecorded(range, range.before(first), range.before(last) + 1);
            if (!OlderLines.isRecorded(last)) {
                addShown(range, OlderLines.isRecorded(first) ? Long.MIN_VALUE : first, last + 1);
            }
        });
        anchor = from;
    }

    /** Where the selection began; that may have become a row of the recording. */
    private long anchorNow() {
        Message message = chosen.message(anchor);
        if (message == null || model.session().model().read(all -> all.log().has(anchor))) {
            return anchor;
        }
        return now(new LogRange.Entry(anchor, message)).number();
    }

    /** Adds the recorded rows {@code from} to {@code to} (exclusive) that are at hand: others were never on screen. */
    private void addRecorded(LogRange range, long from, long to) {
        range.older().between(from, to).forEach(chosen::add);
    }

    /** Adds what is shown of memory from number {@code from} to {@code to} (exclusive). */
    private void addShown(LogRange range, long from, long to) {
        MessageLog log = range.log();
        long begin = Math.max(from, range.oldestInMemory());
        long end = Math.min(to, range.end());
        LogMatches matches = range.matches();
        if (matches == null) {
            for (long number = log.next(begin); number < Math.min(end, log.first()); number = log.next(number + 1)) {
                chosen.add(log, number, number + 1);
            }
            chosen.add(log, Math.max(begin, log.first()), end);
            return;
        }
        for (long number : matches.range(matches.before(begin), matches.before(end))) {
            chosen.add(log, number, number + 1);
        }
    }

    private void choose(LogRange.Entry entry) {
        model.followProperty().set(false);
        model.choose(entry);
    }

    /** Does {@code action}, which selects one row, without giving up the others. */
    private void keeping(Runnable action) {
        keeping = true;
        try {
            action.run();
        } finally {
            keeping = false;
        }
    }
}
