package io.topiary.core.payload.diff;

import io.topiary.core.payload.diff.ByteRow.Bytes;
import io.topiary.core.payload.diff.ByteRow.Gap;
import io.topiary.core.payload.diff.ByteRow.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How some bytes differ from others, byte by byte. Where one has more of them, what both begin and end with is found first, and
 * what is in between is compared from its begin. Immutable.
 *
 * @param rows from the top; what was removed comes before what is in its place
 * @param differing bytes that differ, on the side that has more of them
 * @param whole whether {@code rows} has all of them
 */
public record ByteDiff(List<ByteRow> rows, long differing, boolean whole) {

    private static final int MOST_ROWS = 4_000;
    /** Columns of equal rows that are shown around a difference. */
    private static final long CONTEXT = 2L * ByteRow.WIDTH;

    public ByteDiff {
        rows = List.copyOf(rows);
    }

    /** Compares; takes as long as there are bytes. */
    public static ByteDiff of(byte[] left, byte[] right) {
        return new Comparison(left, right).run();
    }

    /** One comparison, over columns: of what both begin with, of what is in between, of what both end with. */
    private static final class Comparison {

        private final byte[] left;
        private final byte[] right;
        private final int begin;
        private final int leftMiddle;
        private final int rightMiddle;
        private final int middle;
        private final long columns;
        private final List<ByteRow> rows = new ArrayList<>();
        private long differing;

        Comparison(byte[] left, byte[] right) {
            this.left = left;
            this.right = right;
            int mismatch = Arrays.mismatch(left, right);
            this.begin = mismatch < 0 ? left.length : mismatch;
            int end = 0;
            int most = Math.min(left.length, right.length) - begin;
            while (left.length != right.length
                    && end < most
                    && left[left.length - 1 - end] == right[right.length - 1 - end]) {
                end++;
            }
            this.leftMiddle = left.length - end - begin;
            this.rightMiddle = right.length - end - begin;
            this.middle = Math.max(leftMiddle, rightMiddle);
            this.columns = (long) begin + middle + end;
        }

        ByteDiff run() {
            long at = 0;
            while (at < columns && rows.size() < MOST_ROWS) {
                long different = nextDifference(at);
                long row = different >= columns ? columns : different / ByteRow.WIDTH * ByteRow.WIDTH;
                long head = rows.isEmpty() ? at : Math.min(row, at + CONTEXT);
                long tail = different >= columns ? columns : Math.max(head, row - CONTEXT);
                at = addRows(at, head);
                if (tail - at > ByteRow.WIDTH) {
                    rows.add(new Gap(tail - at));
                    at = tail;
                }
                at = addRows(at, Math.min(columns, row + (different >= columns ? 0 : 1)));
            }
            return new ByteDiff(rows, count(), at >= columns);
        }

        /** Adds the rows that begin from {@code from} to {@code to} (exclusive). */
        private long addRows(long from, long to) {
            long at = from;
            for (; at < to; at += ByteRow.WIDTH) {
                addRow(at);
            }
            return at;
        }

        private long count() {
            for (int i = begin; i < begin + middle; i++) {
                differing += isSame(i) ? 0 : 1;
            }
            return differing;
        }

        /** The first column from {@code at} on that differs, {@link #columns} if none does. */
        private long nextDifference(long at) {
            for (long column = Math.max(at, begin); column < (long) begin + middle; column++) {
                if (!isSame(column)) {
                    return column;
                }
            }
            return columns;
        }

        private boolean isSame(long column) {
            int one = leftAt(column);
            int other = rightAt(column);
            return one >= 0 && other >= 0 && left[one] == right[other];
        }

        /** The index on the left of what is in {@code column}, -1 if nothing is. */
        private int leftAt(long column) {
            return index(column, leftMiddle);
        }

        private int rightAt(long column) {
            return index(column, rightMiddle);
        }

        private int index(long column, int own) {
            if (column < (long) begin + own) {
                return (int) column;
            }
            return column < (long) begin + middle ? ByteRow.NONE : (int) (column - middle + own);
        }

        private void addRow(long from) {
            List<Integer> before = new ArrayList<>();
            List<Integer> after = new ArrayList<>();
            int marks = 0;
            int leftFrom = ByteRow.NONE;
            int rightFrom = ByteRow.NONE;
            for (long column = from; column < Math.min(columns, from + ByteRow.WIDTH); column++) {
                int one = leftAt(column);
                int other = rightAt(column);
                marks |= isSame(column) ? 0 : 1 << before.size();
                before.add(one < 0 ? ByteRow.NONE : left[one] & 0xFF);
                after.add(other < 0 ? ByteRow.NONE : right[other] & 0xFF);
                leftFrom = leftFrom < 0 ? one : leftFrom;
                rightFrom = rightFrom < 0 ? other : rightFrom;
            }
            if (marks == 0) {
                rows.add(new Bytes(Kind.SAME, leftFrom, rightFrom, before, 0));
                return;
            }
            if (leftFrom >= 0) {
                rows.add(new Bytes(Kind.REMOVED, leftFrom, leftFrom, before, marks));
            }
            if (rightFrom >= 0) {
                rows.add(new Bytes(Kind.ADDED, rightFrom, rightFrom, after, marks));
            }
        }
    }
}
