package io.topiary.ui.messages;

import io.topiary.core.log.MessageLog;
import io.topiary.core.message.Message;
import io.topiary.ui.kit.RowWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the log at one moment: all entries up to a number, or those that a scan found, after what is recorded of the
 * time before. Without a recording the last messages of quiet topics come first. Used under the model's lock.
 *
 * @param log the log
 * @param matches what the filter found, or null for everything
 * @param end number of the first entry that is not shown
 * @param older what is recorded
 */
record LogRange(MessageLog log, @Nullable LogMatches matches, long end, OlderLines older) {

    LogRange {
        if (matches != null) {
            // those evicted since the recording was read keep their rows until it is read again
            matches.forgetEvicted(log, older.isThere() ? Math.min(older.begin(), log.first()) : log.first());
        }
    }

    long count() {
        return before(end);
    }

    /** How many rows come before the entry {@code number}. */
    long before(long number) {
        if (OlderLines.isRecorded(number)) {
            return Math.max(0, older.rowOf(number));
        }
        return Math.max(0, older.count() + inMemoryBefore(number) - inMemoryBefore(begin()));
    }

    /** Number of the first entry that is not among the recorded ones. */
    private long begin() {
        return older.isThere() ? older.begin() : Long.MIN_VALUE;
    }

    private long inMemoryBefore(long number) {
        if (matches != null) {
            return number == Long.MIN_VALUE ? 0 : matches.before(Math.max(number, begin()));
        }
        return older.isThere() ? number : number == Long.MIN_VALUE ? 0 : log.placeOf(number);
    }

    /** Whether entry {@code number} is not among the rows of memory any more, but for those that wait for the recording. */
    boolean isGone(long number) {
        return number < (older.isThere() ? begin() : log.oldest());
    }

    /** Number of the first entry that is not shown as a recorded row, if it is one; {@link #end} if there is none. */
    long oldestInMemory() {
        return older.isThere() ? Math.max(begin(), log.first()) : log.oldest();
    }

    /** The row of {@code entry}, which may have become one of the recorded ones; -1 if it is not there any more. */
    long rowOf(Entry entry) {
        boolean evicted = entry.number() >= 0 && older.isThere() && entry.number() < begin();
        Entry recorded = evicted ? older.find(entry.message()) : null;
        return rowOf(recorded == null ? entry.number() : recorded.number());
    }

    /** The row of entry {@code number}, or -1. */
    long rowOf(long number) {
        if (OlderLines.isRecorded(number)) {
            return older.rowOf(number);
        }
        if (number < 0 || number >= end) {
            return -1;
        }
        if (older.isThere()) {
            boolean shown = matches == null || (number >= begin() && matches.positionOf(number) >= 0);
            return shown ? Math.max(-1, older.count() + inMemoryBefore(number) - inMemoryBefore(begin())) : -1;
        }
        if (!log.has(number)) {
            return -1;
        }
        return matches == null || matches.positionOf(number) >= 0 ? before(number) : -1;
    }

    /**
     * The first entry in memory at {@code micros} or later, the last one if none is; empty if there is none.
     *
     * @param alone whether that is all there is: else it is empty too where an earlier one may be recorded
     */
    Optional<Entry> at(long micros, boolean alone) {
        // what was evicted since the recording was read is on neither side
        long begin = Math.max(older.count(), before(oldestInMemory()));
        long from = begin;
        long to = count();
        while (from < to) {
            long middle = (from + to) / 2;
            List<Entry> row = rows(middle, middle + 1);
            if (row.isEmpty() || row.getFirst().message().timeMicros() < micros) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        long row = Math.min(from, count() - 1);
        boolean earlier = from == begin && older.isThere() && !alone;
        return row < begin || earlier
                ? Optional.empty()
                : rows(row, row + 1).stream().findFirst();
    }

    /** The entry {@code rows} rows further, see {@link RowWindow#moved}. */
    Optional<Entry> moved(long from, long top, long rows) {
        long to = RowWindow.moved(from, top, rows, count());
        return rows(to, to + 1).stream().findFirst();
    }

    /** Number and message of the rows {@code from} to {@code to} (exclusive), as far as they are at hand. */
    List<Entry> rows(long from, long to) {
        long stop = Math.min(to, count());
        List<Entry> rows = new ArrayList<>();
        for (long row = from; row < Math.min(stop, older.count()); row++) {
            Entry entry = older.at(row);
            if (entry != null) {
                rows.add(entry);
            }
        }
        for (long number : numbers(Math.max(from, older.count()), stop)) {
            // the scan may just have added what was evicted, or taken out, meanwhile
            Message message = log.find(number);
            if (message != null) {
                rows.add(new Entry(number, message));
            }
        }
        return rows;
    }

    private long[] numbers(long from, long to) {
        long shift = inMemoryBefore(begin()) - older.count();
        if (matches != null) {
            return matches.range(from + shift, to + shift);
        }
        return LongStream.range(from, to)
                .map(row -> older.isThere() ? row + shift : log.numberAt(row))
                .toArray();
    }

    /** An entry of the log, or of the recording, see {@link OlderLines#isRecorded}. */
    record Entry(long number, Message message) {}
}
