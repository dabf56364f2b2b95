package io.topiary.ui.messages;

import java.util.BitSet;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Numbers of entries of the log that are chosen. As many as a log can hold cost a bit each. Not thread-safe. */
final class ChosenNumbers {

    private static final int PART = 1 << 12;

    private final NavigableMap<Long, BitSet> parts = new TreeMap<>();
    private long count;

    void clear() {
        parts.clear();
        count = 0;
    }

    /** How many there are. */
    long count() {
        return count;
    }

    boolean contains(long number) {
        BitSet part = parts.get(Math.floorDiv(number, PART));
        return part != null && part.get(Math.floorMod(number, PART));
    }

    /** Adds {@code from} to {@code to} (exclusive). */
    void add(long from, long to) {
        long begin = from;
        while (begin < to) {
            long key = Math.floorDiv(begin, PART);
            long end = Math.min(to, (key + 1) * PART);
            BitSet part = parts.computeIfAbsent(key, absent -> new BitSet(PART));
            count -= part.cardinality();
            part.set((int) (begin - key * PART), (int) (end - key * PART));
            count += part.cardinality();
            begin = end;
        }
    }

    void remove(long number) {
        BitSet part = parts.get(Math.floorDiv(number, PART));
        if (part != null && contains(number)) {
            part.clear(Math.floorMod(number, PART));
            count--;
        }
    }

    /** Removes all that are smaller than {@code first}. */
    void forgetBelow(long first) {
        long key = Math.floorDiv(first, PART);
        NavigableMap<Long, BitSet> gone = parts.headMap(key, false);
        gone.values().forEach(part -> count -= part.cardinality());
        gone.clear();
        BitSet part = parts.get(key);
        if (part != null) {
            count -= part.cardinality();
            part.clear(0, Math.floorMod(first, PART));
            count += part.cardinality();
        }
    }

    /** All of them, ascending. */
    LongStream numbers() {
        return parts.entrySet().stream()
                .flatMapToLong(part -> part.getValue().stream().mapToLong(bit -> part.getKey() * PART + bit));
    }
}
