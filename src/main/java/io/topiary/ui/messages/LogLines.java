package io.topiary.ui.messages;

import io.topiary.core.session.Gap;
import io.topiary.core.session.GapMark;
import io.topiary.core.session.RecordedGap;
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
        this.dividers = range.count() == 0 ? List.of() : dividers(places(range, marks));
    }

    /** A gap and the row before which it stands. */
    private record Place(long before, Gap gap) {}

    /** The gaps of the recording, and then those of memory. */
    private static List<Place> places(LogRange range, List<GapMark> marks) {
        List<GapMark> shown =
                marks.stream().filter(mark -> !range.isGone(mark.position())).toList();
        List<Place> places = new ArrayList<>();
        for (RecordedGap recorded : range.older().gaps()) {
            long before = range.older().count() - recorded.after();
            // the one on the border may be known on both sides
            boolean twice = recorded.after() == 0
                    && shown.stream()
                            .anyMatch(mark ->
                                    mark.gap().fromMicros() == recorded.gap().fromMicros());
            if (before >= 0 && !twice) {
                places.add(new Place(before, recorded.gap()));
            }
        }
        for (GapMark mark : shown) {
            places.add(new Place(range.before(Math.min(mark.position(), range.end())), mark.gap()));
        }
        return places;
    }

    private static List<Divider> dividers(List<Place> places) {
        List<Divider> dividers = new ArrayList<>();
        List<Gap> together = new ArrayList<>();
        long at = -1;
        for (Place place : places) {
            if (place.before() != at && !together.isEmpty()) {
                dividers.add(new Divider(at, new LogRow.OfGaps(together)));
                together.clear();
            }
            at = place.before();
            together.add(place.gap());
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
            case LogRow.OfMessage of -> lineOfRow(range.rowOf(new Entry(of.number(), of.message())));
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
