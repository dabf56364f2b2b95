package io.topiary.ui.messages;

import io.topiary.core.log.MessageLog;
import io.topiary.core.message.Message;
import io.topiary.core.session.Likeness;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the log are chosen: of memory by their numbers, recorded ones as they are. What memory evicts goes on to be
 * chosen as a recorded row, for up to {@value #MOST_KEPT} messages and {@value #MOST_BYTES} bytes: those are kept, to be
 * recognised there. FX thread.
 */
final class ChosenEntries {

    static final int MOST_KEPT = LogCopies.MOST_MESSAGES;
    static final long MOST_BYTES = 32L << 20;

    private final ChosenNumbers numbers = new ChosenNumbers();
    private final ChosenRecorded recorded = new ChosenRecorded();
    /** Those of {@link #numbers}, and those that are not in memory any more. */
    private final NavigableMap<Long, Message> kept = new TreeMap<>();

    private final NavigableMap<Long, Message> evicted = new TreeMap<>();
    private final Map<Likeness, Long> known = new HashMap<>();
    private long bytes;

    void clear() {
        numbers.clear();
        recorded.clear();
        kept.clear();
        evicted.clear();
        known.clear();
        bytes = 0;
    }

    /** How many there are. */
    long count() {
        return numbers.count() + evicted.size() + recorded.count();
    }

    boolean contains(LogRow.OfMessage row) {
        return OlderLines.isRecorded(row.number())
                ? recorded.contains(row.number()) || known.containsKey(new Likeness(row.message()))
                : numbers.contains(row.number());
    }

    void add(LogRange.Entry entry) {
        if (OlderLines.isRecorded(entry.number())) {
            recorded.add(entry);
        } else {
            numbers.add(entry.number(), entry.number() + 1);
            keep(entry.number(), entry.message());
        }
    }

    /** Adds the entries {@code from} to {@code to} (exclusive) of {@code log}. */
    void add(MessageLog log, long from, long to) {
        numbers.add(from, to);
        for (long number = from; number < to && hasRoom(); number++) {
            Message message = log.find(number);
            if (message != null) {
                keep(number, message);
            }
        }
    }

    private boolean hasRoom() {
        return known.size() < MOST_KEPT && bytes < MOST_BYTES;
    }

    private void keep(long number, Message message) {
        if (hasRoom() && known.putIfAbsent(new Likeness(message), number) == null) {
            kept.put(number, message);
            bytes += message.footprint();
        }
    }

    void remove(LogRow.OfMessage row) {
        recorded.remove(row.number());
        Long number = OlderLines.isRecorded(row.number())
                ? known.get(new Likeness(row.message()))
                : Long.valueOf(row.number());
        if (number != null) {
            numbers.remove(number);
            forget(kept.remove(number));
            forget(evicted.remove(number));
        }
    }

    private void forget(@Nullable Message message) {
        if (message != null) {
            known.remove(new Likeness(message));
            bytes -= message.footprint();
        }
    }

    /**
     * Lets go of what {@code log} has evicted.
     *
     * @param recording whether that is recorded, and may be seen there
     */
    void forgetEvicted(MessageLog log, boolean recording) {
        long first = log.first();
        numbers.forgetBelow(log.oldest());
        long[] last = numbers.numbers().takeWhile(number -> number < first).toArray();
        for (long number : last) {
            if (!log.has(number)) {
                numbers.remove(number);
            }
        }
        List<Long> gone = kept.headMap(first, false).keySet().stream()
                .filter(number -> !numbers.contains(number))
                .toList();
        for (long number : gone) {
            Message message = kept.remove(number);
            if (message != null && recording) {
                evicted.put(number, message);
            } else {
                forget(message);
            }
        }
    }

    /** The numbers of those that are in memory, ascending. */
    long[] numbers() {
        return numbers.numbers().toArray();
    }

    /** Those that are not in memory, the oldest first; with the number that they had there, if they came from there. */
    List<LogRange.Entry> past() {
        List<LogRange.Entry> past = recorded.entries();
        evicted.forEach((number, message) -> past.add(new LogRange.Entry(number, message)));
        past.sort(Comparator.comparingLong(entry -> entry.message().timeMicros()));
        return past;
    }

    /** The message of the chosen entry {@code number} that was in memory once; null if it is not kept. */
    @Nullable
    Message message(long number) {
        Message message = kept.get(number);
        return message == null ? evicted.get(number) : message;
    }

    /** The first of all, null if there is none, or it has gone. */
    LogRange.@Nullable Entry first(MessageLog log) {
        List<LogRange.Entry> past = past();
        if (!past.isEmpty()) {
            return past.getFirst();
        }
        long number = numbers.numbers().findFirst().orElse(LogCursor.NONE);
        Message message = log.find(number);
        return message == null ? null : new LogRange.Entry(number, message);
    }
}
