package io.topiary.ui.messages;

import io.topiary.core.message.Message;
import io.topiary.core.session.Likeness;
import io.topiary.core.session.LogHistory.Part;
import io.topiary.core.session.RecordedGap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows before those in memory, as far as they were read from the recording; counted from the oldest that is known.
 * Immutable.
 *
 * @param part what was read last, null if there is no recording
 * @param seeking whether a time is being looked for there
 * @param looking whether others are being looked for
 */
record OlderLines(@Nullable Part part, boolean seeking, boolean looking) {

    /** There is no recording, or nothing was read yet. */
    static final OlderLines NONE = new OlderLines(null, false, false);

    /** Whether rows of memory go on from a recording. */
    boolean isThere() {
        return part != null && part.problem() == null;
    }

    /** Whether there is a recording that can't be read, or not yet. */
    boolean isUnreadable() {
        return part != null && part.problem() != null;
    }

    /** How many rows there are. */
    long count() {
        return part == null ? 0 : part.count();
    }

    /** Number of the log's entry that comes after the last row. */
    long begin() {
        return part == null ? 0 : part.begin();
    }

    /** When there was no link before memory, the oldest first. */
    List<RecordedGap> gaps() {
        return part == null ? List.of() : part.gaps();
    }

    /** The entry on row {@code row}, null if it is not at hand. */
    LogRange.@Nullable Entry at(long row) {
        if (part == null) {
            return null;
        }
        long index = part.count() - 1 - row - part.first();
        List<Message> messages = part.messages();
        if (index < 0 || index >= messages.size()) {
            return null;
        }
        Message message = messages.get((int) index);
        return new LogRange.Entry(numberOf(message), message);
    }

    /** The entries on the rows {@code from} to {@code to} (exclusive), as far as they are at hand. */
    List<LogRange.Entry> between(long from, long to) {
        long newest = part == null ? 0 : count() - part.first();
        long oldest = part == null ? 0 : newest - part.messages().size();
        List<LogRange.Entry> entries = new ArrayList<>();
        for (long row = Math.max(from, oldest); row < Math.min(to, newest); row++) {
            LogRange.Entry entry = at(row);
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** The row of the entry {@code number}, or -1. */
    long rowOf(long number) {
        if (part == null) {
            return -1;
        }
        List<Message> messages = part.messages();
        for (int i = 0; i < messages.size(); i++) {
            if (numberOf(messages.get(i)) == number) {
                return part.count() - 1 - part.first() - i;
            }
        }
        return -1;
    }

    /** Whether {@code number} is that of a recorded row, and not of an entry of the log. */
    static boolean isRecorded(long number) {
        return number < -1;
    }

    /** The number of the row of {@code recorded}: entries of the log have numbers from 0 on, -1 is none. */
    static long numberOf(Message recorded) {
        return -1 - recorded.sequence();
    }

    /** The entry that is {@code message}, evicted from memory since; null if it is not at hand. */
    LogRange.@Nullable Entry find(Message message) {
        for (Message recorded : part == null ? List.<Message>of() : part.messages()) {
            if (Likeness.isSame(recorded, message)) {
                return new LogRange.Entry(numberOf(recorded), recorded);
            }
        }
        return null;
    }
}
