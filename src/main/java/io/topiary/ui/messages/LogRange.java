package io.topiary.ui.messages;

import io.topiary.core.log.MessageLog;
import io.topiary.core.message.Message;
import io.topiary.ui.kit.RowWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the log at one moment: all entries up to a number, or those that a scan found. Used under the model's lock.
 *
 * @param log the log
 * @param matches what the filter found, or null for everything
 * @param end number of the first entry that is not shown
 */
record LogRange(MessageLog log, @Nullable LogMatches matches, long end) {

    LogRange {
        if (matches != null) {
            matches.forgetEvicted(log);
        }
    }

    long count() {
        return before(end);
    }

    /** How many rows come before the entry {@code number}. */
    long before(long number) {
        return matches == null ? log.placeOf(number) : matches.before(number);
    }

    /** The row of entry {@code number}, or -1. */
    long rowOf(long number) {
        if (number >= end || log.find(number) == null) {
            return -1;
        }
        return matches == null ? log.placeOf(number) : matches.positionOf(number);
    }

    /** The entry {@code rows} rows further, see {@link RowWindow#moved}. */
    Optional<Entry> moved(long from, long top, long rows) {
        long to = RowWindow.moved(from, top, rows, count());
        return rows(to, to + 1).stream().findFirst();
    }

    /** Number and message of the rows {@code from} to {@code to} (exclusive). */
    List<Entry> rows(long from, long to) {
        long stop = Math.min(to, count());
        List<Entry> rows = new ArrayList<>();
        if (matches == null) {
            for (long row = from; row < stop; row++) {
                long number = log.numberAt(row);
                Message message = log.find(number);
                if (message != null) {
                    rows.add(new Entry(number, message));
                }
            }
        } else {
            for (long number : matches.range(from, stop)) {
                // the scan may just have added what was evicted, or taken out, meanwhile
                Message message = log.find(number);
                if (message != null) {
                    rows.add(new Entry(number, message));
                }
            }
        }
        return rows;
    }

    /** An entry of the log. */
    record Entry(long number, Message message) {}
}
