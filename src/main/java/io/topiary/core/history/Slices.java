package io.topiary.core.history;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Cuts a recording into slices that double in size, from one end to the other. One thread. */
final class Slices implements Iterator<Slices.Slice> {

    private final HistoryQuery.Order order;
    private final int largest;
    private long from;
    private long to;
    private int size;

    /**
     * A part of a recording.
     *
     * @param from number of its first message
     * @param to one more than the number of its last one
     */
    record Slice(long from, long to) {

        /** The part of it that comes after message {@code number} in {@code order}; null if that is the last one. */
        @Nullable
        Slice after(long number, HistoryQuery.Order order) {
            Slice rest = order == HistoryQuery.Order.NEWEST_FIRST ? new Slice(from, number) : new Slice(number + 1, to);
            return rest.size() > 0 ? rest : null;
        }

        long size() {
            return to - from;
        }
    }

    /** Cuts from message {@code from} to message {@code to} (exclusive). */
    Slices(long from, long to, HistoryQuery.Order order, int smallest, int largest) {
        this.from = from;
        this.to = to;
        this.order = order;
        this.size = smallest;
        this.largest = largest;
    }

    @Override
    public boolean hasNext() {
        return from < to;
    }

    @Override
    public Slice next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        long length = Math.min(size, to - from);
        size = Math.min(largest, size * 2);
        if (order == HistoryQuery.Order.NEWEST_FIRST) {
            to -= length;
            return new Slice(to, to + length);
        }
        from += length;
        return new Slice(from - length, from);
    }
}
