package io.topiary.ui.messages;

import io.topiary.core.log.MessageLog;
import io.topiary.core.session.GapMark;
import io.topiary.core.session.Model;
import io.topiary.ui.kit.RowWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the part of the log that is to be seen. Used under the model's lock. */
final class LogGlance {

    static final long NONE = -1;

    private final RowWindow<LogRow> window;
    private final LogFilter filter;
    private final OlderReading older;
    private final LogLines.RowMaker maker;
    private @Nullable Frozen frozen;

    LogGlance(RowWindow<LogRow> window, LogFilter filter, OlderReading older, LogLines.RowMaker maker) {
        this.window = window;
        this.filter = filter;
        this.older = older;
        this.maker = maker;
    }

    /** What is shown while the display is paused. */
    private record Frozen(long end, List<GapMark> gaps) {}

    /**
     * What is asked for.
     *
     * @param atEnd whether the newest rows are wanted, and not those on screen
     * @param selected number of the selected entry, -1 if there is none
     * @param showSelected whether that is to be on screen
     * @param seenEnd number of the first entry that counts as new, -1 if none does
     */
    record Ask(boolean atEnd, long selected, boolean showSelected, long seenEnd) {}

    /** What was read. */
    record Pulled(
            long first,
            long count,
            long selected,
            List<LogRow> rows,
            long fresh,
            long evicted,
            long total,
            TailAge.Tail tail) {

        /** Whether some of the rows are not at hand. */
        boolean misses(int capacity) {
            return rows.size() < Math.min(capacity, count - first);
        }
    }

    /** Shows no other rows from now on, or those that come again. */
    void freeze(@Nullable Model model) {
        frozen = model == null ? null : new Frozen(model.log().end(), model.gaps());
    }

    boolean isFrozen() {
        return frozen != null;
    }

    LogRange range(Model model) {
        MessageLog log = model.log();
        long end = frozen == null ? log.end() : Math.max(frozen.end(), log.first());
        return new LogRange(log, filter.matches(), end, older.lines());
    }

    LogLines lines(Model model, LogRange range) {
        return new LogLines(range, frozen == null ? model.gaps() : frozen.gaps());
    }

    Pulled read(Model model, Ask ask, TailAge tailAge) {
        LogRange range = range(model);
        LogLines lines = lines(model, range);
        long count = lines.count();
        long row = lines.lineOfRow(ask.selected() == NONE ? NONE : range.rowOf(ask.selected()));
        long first = ask.atEnd() ? Math.max(0, count - window.capacity()) : window.place(lines::lineOf, count);
        if (ask.showSelected() && row != NONE) {
            first = window.placeVisible(first, row);
        }
        LogRange live = new LogRange(range.log(), range.matches(), range.log().end(), range.older());
        long fresh = ask.seenEnd() == NONE ? 0 : live.count() - live.before(ask.seenEnd());
        return new Pulled(
                first,
                count,
                row,
                lines.lines(first, first + window.capacity(), maker),
                fresh,
                range.log().evicted(),
                range.log().size(),
                tailAge.tail(range));
    }
}
