package io.topiary.ui.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The recorded rows that are chosen; they are kept, for others may be read in their place. Not thread-safe. */
final class ChosenRecorded {

    /** The oldest first: numbers of recorded rows fall. */
    private final TreeMap<Long, LogRange.Entry> entries = new TreeMap<>((one, other) -> Long.compare(other, one));

    void clear() {
        entries.clear();
    }

    /** How many there are. */
    int count() {
        return entries.size();
    }

    boolean contains(long number) {
        return entries.containsKey(number);
    }

    void add(LogRange.Entry entry) {
        entries.put(entry.number(), entry);
    }

    void remove(long number) {
        entries.remove(number);
    }

    /** All of them, the oldest first. */
    List<LogRange.Entry> entries() {
        return new ArrayList<>(entries.values());
    }
}
