package io.topiary.ui.messages;

import io.topiary.core.log.MessageLog;
import java.util.Arrays;

/** The numbers of the log's entries that a filter accepts, ascending. Thread-safe. */
final class LogMatches {

    private static final int SMALLEST = 1_024;

    private long[] numbers = new long[SMALLEST];
    private int head;
    private int tail;
    private long forgotten;
    private long floorRevision;

    /** Adds {@code more}, which are larger than all before. */
    synchronized void add(long[] more, int count) {
        if (tail + count > numbers.length) {
            int size = tail - head;
            long[] next = size + count > numbers.length / 2 ? new long[2 * (size + count)] : numbers;
            System.arraycopy(numbers, head, next, 0, size);
            numbers = next;
            head = 0;
            tail = size;
        }
        System.arraycopy(more, 0, numbers, tail, count);
        tail += count;
        // they may have been evicted meanwhile
        floorRevision = -1;
    }

    /**
     * Forgets what {@code log} has evicted. Costs as much as there may be of that.
     *
     * @param first number of the first one that stays, evicted or not
     */
    synchronized void forgetEvicted(MessageLog log, long first) {
        if (first == forgotten && log.floorRevision() == floorRevision) {
            return;
        }
        forgotten = first;
        floorRevision = log.floorRevision();
        int old = head + before(first);
        int to = old;
        for (int from = old - 1; from >= head; from--) {
            if (log.has(numbers[from])) {
                numbers[--to] = numbers[from];
            }
        }
        head = to;
    }

    synchronized int size() {
        return tail - head;
    }

    /** How many are smaller than {@code number}. */
    synchronized int before(long number) {
        int found = Arrays.binarySearch(numbers, head, tail, number);
        return (found < 0 ? -found - 1 : found) - head;
    }

    /** Where {@code number} is, from 0, or -1. */
    synchronized int positionOf(long number) {
        int found = Arrays.binarySearch(numbers, head, tail, number);
        return found < 0 ? -1 : found - head;
    }

    /** The numbers on the positions {@code from} to {@code to} (exclusive), as far as they exist. */
    synchronized long[] range(long from, long to) {
        int begin = Math.clamp(head + from, head, tail);
        int end = Math.clamp(head + to, begin, tail);
        return Arrays.copyOfRange(numbers, begin, end);
    }
}
