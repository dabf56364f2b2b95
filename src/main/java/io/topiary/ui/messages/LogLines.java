package io.topiary.ui.messages;

import io.topiary.core.session.Gap;
import io.topiary.core.session.GapMark;
import io.topiary.ui.messages.LogRange.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of the log at one moment: the rows of a range, and before some of them a divider for the time in which
 * messages may have been missed. Costs as much as there are dividers. Used under the model's lock.
 */
final class LogLines {

    private final LogRange range;
    private final List<Divider> dividers;

    /** Makes rows of entries. */
    @FunctionalInterface
    interface RowMaker {

        /** The row of {@code entry}, which stands behind that of {@code before}, if there is one. */
        LogRow row(@Nullable Entry before, Entry entry);
    }

    /**
     * A divider.
     *
     * @param before the row before which it stands; no two have the same
     */
    private record Divider(long before, LogRow.OfGaps row) {}

    LogLines(LogRange range, List<GapMark> marks) {
        this.range = range;
        this.dividers = marks.isEmpty() || range.count() == 0 ? List.of() : dividers(range, marks);
    }

    private static List<Divider> dividers(LogRange range, List<GapMark> marks) {
        List<Divider> dividers = new ArrayList<>();
        List<Gap> together = new ArrayList<>();
        long at = -1;
        for (GapMark mark : marks) {
            boolean evicted = range.isGone(mark.position());
            if (evicted) {
                continue;
            }
            long before = range.before(Math.min(mark.position(), range.end()));
            if (before != at && !together.isEmpty()) {
                dividers.add(new Divider(at, new LogRow.OfGaps(together)));
                together.clear();
            }
            at = before;
            together.add(mark.gap());
        }
        if (!together.isEmpty()) {
            dividers.add(new Divider(at, new LogRow.OfGaps(together)));
        }
        return dividers;
    }

    /** How many lines there are. */
    long count() {
        return range.count() + dividers.size();
    }

    /** The line of row {@code row}; -1 stays -1. */
    long lineOfRow(long row) {
        return row < 0 ? -1 : row + dividersUpTo(row);
    }

    /** How many rows come before line {@code line}. */
    long rowsBefore(long line) {
        return line - dividersBefore(line);
    }

    /** Where {@code shown} is now, or -1. */
    long lineOf(LogRow shown) {
        return switch (shown) {
            case LogRow.OfMessage message -> lineOfRow(range.rowOf(message.number()));
            case LogRow.OfGaps gaps -> lineOf(gaps.first());
        };
    }

    private long lineOf(Gap gap) {
        for (int i = 0; i < dividers.size(); i++) {
            boolean found =
                    dividers.get(i).row().gaps().stream().anyMatch(known -> known.fromMicros() == gap.fromMicros());
            if (found) {
                return dividers.get(i).before() + i;
            }
        }
        return -1;
    }

    /** The lines {@code from} to {@code to} (exclusive), as far as they exist. */
    List<LogRow> lines(long from, long to, RowMaker maker) {
        int divider = dividersBefore(from);
        int beyond = dividersBefore(to);
        long firstRow = from - divider;
        // and the one before: rows tell how long after it they came
        int entry = firstRow > 0 ? 1 : 0;
        List<Entry> entries = range.rows(firstRow - entry, to - beyond);
        List<LogRow> lines = new ArrayList<>();
        for (long line = from; line < to; line++) {
            if (divider < dividers.size() && dividers.get(divider).before() + divider == line) {
                lines.add(dividers.get(divider).row());
                divider++;
            } else if (entry < entries.size()) {
                lines.add(maker.row(entry == 0 ? null : entries.get(entry - 1), entries.get(entry)));
                entry++;
            }
        }
        return lines;
    }

    /** How many dividers stand on the lines before {@code line}. */
    private int dividersBefore(long line) {
        int low = 0;
        int high = dividers.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (dividers.get(middle).before() + middle < line) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many dividers stand before row {@code row}. */
    private int dividersUpTo(long row) {
        int low = 0;
        int high = dividers.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (dividers.get(middle).before() <= row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
