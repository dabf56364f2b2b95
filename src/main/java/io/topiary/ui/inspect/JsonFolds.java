package io.topiary.ui.inspect;

import io.topiary.core.payload.JsonOutline;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which values of a JSON document are in sight: those inside of folded ones are not. Costs four bytes a value in sight;
 * opening and folding costs as much as there is to see. Not thread-safe.
 */
final class JsonFolds {

    /** Documents of so many values are shown unfolded. */
    private static final int SHOWN_UNFOLDED = 400;

    private static final int MOST_REMEMBERED = 10_000;

    private final JsonOutline outline;
    private final BitSet open = new BitSet();
    private final Map<String, Boolean> touched;
    private boolean all;
    private int[] rows;
    private int count;

    private JsonFolds(JsonOutline outline, Map<String, Boolean> touched, boolean all) {
        this.outline = outline;
        this.touched = touched;
        this.all = all;
        this.rows = new int[Math.min(outline.size(), SHOWN_UNFOLDED)];
        unfold();
    }

    /** Of {@code outline}, unfolded as far as it is small. */
    static JsonFolds of(JsonOutline outline) {
        return new JsonFolds(outline, new LinkedHashMap<>(), outline.size() <= SHOWN_UNFOLDED);
    }

    /** The same folds of a newer document. */
    JsonFolds with(JsonOutline newer) {
        return new JsonFolds(newer, touched, all);
    }

    private void unfold() {
        open.clear();
        if (all) {
            open.set(0, outline.size());
        } else {
            open.set(0);
        }
        touched.forEach((pointer, opened) -> {
            int node = outline.find(pointer);
            if (node >= 0) {
                open.set(node, opened);
            }
        });
        count = 0;
        rows = room(rows, 1);
        count = fill(0, 0, outline.size());
    }

    /** Writes the values from {@code node} up to {@code end} that are in sight, from row {@code at} on. */
    private int fill(int at, int node, int end) {
        int row = at;
        int next = node;
        while (next < end) {
            rows = room(rows, row + 1);
            rows[row++] = next;
            next = open.get(next) ? next + 1 : outline.behind(next);
        }
        return row;
    }

    private static int[] room(int[] array, int needed) {
        return needed <= array.length ? array : Arrays.copyOf(array, Math.max(needed, array.length * 2));
    }

    JsonOutline outline() {
        return outline;
    }

    /** How many values are in sight. */
    int size() {
        return count;
    }

    /** The value in row {@code row}. */
    int node(int row) {
        return rows[row];
    }

    /** The row of value {@code node}; -1 if it is out of sight. */
    int row(int node) {
        int found = Arrays.binarySearch(rows, 0, count, node);
        return Math.max(-1, found);
    }

    boolean isOpen(int node) {
        return open.get(node);
    }

    /** Opens or folds value {@code node}. */
    void set(int node, boolean opened) {
        if (!outline.isContainer(node) || open.get(node) == opened) {
            return;
        }
        int row = row(node);
        remember(node, opened);
        if (row < 0) {
            open.set(node, opened);
            return;
        }
        int found = Arrays.binarySearch(rows, row + 1, count, outline.behind(node));
        int behind = opened ? row + 1 : found < 0 ? -found - 1 : found;
        int[] rest = Arrays.copyOfRange(rows, behind, count);
        open.set(node, opened);
        int end = opened ? fill(row + 1, node + 1, outline.behind(node)) : row + 1;
        rows = room(rows, end + rest.length);
        System.arraycopy(rest, 0, rows, end, rest.length);
        count = end + rest.length;
    }

    private void remember(int node, boolean opened) {
        if (touched.size() < MOST_REMEMBERED) {
            touched.put(outline.pointer(node), opened);
        }
    }

    /** Opens or folds everything; the outermost value stays open. */
    void setAll(boolean opened) {
        touched.clear();
        all = opened;
        unfold();
    }

    /** Opens what is around value {@code node}. */
    void reveal(int node) {
        for (int at = outline.parent(node); at >= 0; at = outline.parent(at)) {
            set(at, true);
        }
    }
}
