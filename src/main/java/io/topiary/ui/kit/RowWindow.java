package io.topiary.ui.kit;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The few rows on screen out of a list of millions. The list itself stays where it is: its owner is asked to pull the rows
 * that are to be seen, so that drawing costs as much as the screen holds and not as much as the list.
 *
 * <p>It keeps the rows where they are when others come or go: the row under the pointer, or the first one. FX thread.
 */
public final class RowWindow<R> {

    private static final int NONE = -1;

    private final Owner owner;
    private final ObservableList<RowSlot<R>> slots = FXCollections.observableArrayList();
    private final ReadOnlyLongWrapper shown = new ReadOnlyLongWrapper();
    private long firstRow;
    private long rowCount;
    private int selectedSlot = NONE;
    private int capacity;
    private int pointerSlot = NONE;
    private long wantedFirst = NONE;

    /** Who has the list. */
    public interface Owner {

        /** Reads the rows to be seen and calls {@link RowWindow#show}. */
        void pull();

        /** Moves the selection by {@code rows}, as far as there are any, and shows it. */
        void moveSelection(long rows);

        /** Selects what is in {@code slot}, a line on the screen from 0. */
        void selectSlot(int slot);
    }

    /**
     * Who knows which rows are selected beside the one that the {@link Owner} has selected, where there may be several.
     *
     * @param <R> the rows
     */
    public interface Several<R> {

        /** Whether {@code row} is one of those that are selected. */
        boolean isSelected(R row);

        /** Selects none but the owner's. */
        void alone();

        /** Selects {@code row} too, or no longer. */
        void toggle(R row);

        /** Selects all from where the selection began to {@code row}. */
        void extendTo(R row);

        /** Selects all from where it began to {@code rows} rows further than it reaches; see {@link Owner#moveSelection}. */
        void extendBy(long rows);

        /** Selects all rows there are now. */
        void all();
    }

    /** An empty window. */
    public RowWindow(Owner owner) {
        this.owner = owner;
    }

    /** What asks for rows. */
    public Owner owner() {
        return owner;
    }

    /** The lines on the screen that have a row, from the top. */
    public ObservableList<RowSlot<R>> slots() {
        return slots;
    }

    /** Changes whenever rows were pulled. */
    public ReadOnlyLongProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Number of the first row on screen, from 0. */
    public long firstRow() {
        return firstRow;
    }

    /** Rows of the whole list. */
    public long rowCount() {
        return rowCount;
    }

    /** How many rows fit on the screen. */
    public int capacity() {
        return capacity;
    }

    /** The line on which the selected row is, or -1. */
    public int selectedSlot() {
        return selectedSlot;
    }

    /** Tells that {@code rows} rows were put before all others: what is on screen, or was asked for, has moved on by them. */
    public void inserted(long rows) {
        firstRow = Math.max(0, firstRow + rows);
        if (wantedFirst != NONE && wantedFirst != Long.MAX_VALUE) {
            wantedFirst = Math.max(0, wantedFirst + rows);
        }
    }

    /** The row on line {@code slot}, or null if there is none. */
    public @Nullable R row(int slot) {
        return slot >= 0 && slot < slots.size() ? slots.get(slot).get() : null;
    }

    /** Whether the last row is on screen. */
    public boolean atEnd() {
        return firstRow >= lastFirst(rowCount);
    }

    /** Whether somebody asked to scroll, and the rows for that were not shown yet. */
    public boolean isScrolling() {
        return wantedFirst != NONE;
    }

    /** Tells how many rows fit, and pulls them. */
    public void setCapacity(int rows) {
        if (rows != capacity) {
            boolean stayAtEnd = atEnd() && firstRow > 0;
            capacity = rows;
            if (stayAtEnd) {
                // wherever the end is by then
                wantedFirst = Long.MAX_VALUE;
            }
            owner.pull();
        }
    }

    /** Tells which line the pointer rests on, -1 for none. Its row does not move while it does. */
    public void setPointerSlot(int slot) {
        pointerSlot = slot;
    }

    /** Makes {@code row} the first one on screen, as far as possible, and pulls. */
    public void scrollTo(long row) {
        wantedFirst = Math.clamp(row, 0, lastFirst(rowCount));
        owner.pull();
    }

    /** Scrolls down by {@code rows}. */
    public void scrollBy(long rows) {
        scrollTo(firstRow + rows);
    }

    /**
     * Which row is to be the first on screen now that there are {@code count}.
     *
     * @param rowOf where a row that was on screen is now, -1 if it is gone
     */
    public long place(ToLongFunction<R> rowOf, long count) {
        if (wantedFirst != NONE) {
            return Math.clamp(wantedFirst, 0, lastFirst(count));
        }
        R resting = row(pointerSlot);
        if (resting != null) {
            long now = rowOf.applyAsLong(resting);
            return now < 0 ? Math.clamp(firstRow, 0, lastFirst(count)) : Math.max(0, now - pointerSlot);
        }
        R top = row(0);
        if (firstRow == 0 || top == null) {
            return 0;
        }
        long now = rowOf.applyAsLong(top);
        return Math.clamp(now < 0 ? firstRow : now, 0, lastFirst(count));
    }

    /** Puts {@code sample}, which is no row, on every line; does nothing and returns false where there are rows. */
    boolean fill(R sample) {
        if (!slots.isEmpty()) {
            return false;
        }
        slots.addAll(
                Stream.generate(() -> new RowSlot<>(sample)).limit(capacity).toList());
        return true;
    }

    /** The first row on screen nearest to {@code first} with which {@code row} can be seen. */
    public long placeVisible(long first, long row) {
        return row < first ? row : Math.max(first, row - Math.max(1, capacity) + 1);
    }

    /**
     * Shows what was pulled.
     *
     * @param first number of the first of {@code rows}
     * @param count rows of the whole list
     * @param rows as many as fit on screen, or as there are
     * @param selected number of the selected row, -1 if there is none in the list
     */
    public void show(long first, long count, List<R> rows, long selected) {
        wantedFirst = NONE;
        firstRow = first;
        rowCount = count;
        int common = Math.min(slots.size(), rows.size());
        for (int i = 0; i < common; i++) {
            slots.get(i).set(rows.get(i));
        }
        if (slots.size() > rows.size()) {
            slots.remove(rows.size(), slots.size());
        } else if (rows.size() > common) {
            slots.addAll(
                    rows.subList(common, rows.size()).stream().map(RowSlot::new).toList());
        }
        boolean onScreen = selected >= first && selected < first + rows.size();
        selectedSlot = onScreen ? (int) (selected - first) : NONE;
        shown.set(shown.get() + 1);
    }

    private long lastFirst(long count) {
        return Math.max(0, count - capacity);
    }

    /**
     * The row that is {@code rows} rows further.
     *
     * @param from the row to start from; -1 if none is selected, then it starts on screen
     * @param top the first row on screen
     * @param rows {@link Long#MIN_VALUE} for the first row of all, {@link Long#MAX_VALUE} for the last
     * @param count how many rows there are
     */
    public static long moved(long from, long top, long rows, long count) {
        long last = count - 1;
        if (rows == Long.MIN_VALUE || rows > last) {
            return rows > last ? last : 0;
        }
        long start = from >= 0 ? from : rows > 0 ? top - 1 : top;
        return Math.clamp(start + rows, 0, Math.max(0, last));
    }
}
