package io.topiary.ui.connect.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.property.Property;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/**
 * A list in the form. FX thread.
 *
 * @param <R> its entries
 */
public final class RowList<R extends FormRow> {

    private final Field field;
    private final Supplier<R> fresh;
    private final ObservableList<R> rows =
            FXCollections.observableArrayList(row -> row.properties().toArray(Observable[]::new));
    private final ObservableList<R> readOnlyRows = FXCollections.unmodifiableObservableList(rows);

    /**
     * An empty list.
     *
     * @param field what it is in the form
     * @param fresh makes an entry with nothing in it
     */
    RowList(Field field, Supplier<R> fresh) {
        this.field = field;
        this.fresh = fresh;
    }

    /** What it is in the form. */
    public Field field() {
        return field;
    }

    /** Its entries, empty ones too. */
    public ObservableList<R> rows() {
        return readOnlyRows;
    }

    /** Adds an empty entry at the end. */
    public R add() {
        R row = fresh.get();
        rows.add(row);
        return row;
    }

    /** Takes {@code row} out. */
    public void remove(R row) {
        rows.remove(row);
    }

    /** Moves {@code row} by so many places, as far as there are. @return whether it moved */
    public boolean move(R row, int by) {
        int from = rows.indexOf(row);
        int to = Math.clamp((long) from + by, 0, rows.size() - 1);
        if (from < 0 || from == to) {
            return false;
        }
        List<R> moved = new ArrayList<>(rows);
        Collections.rotate(moved.subList(Math.min(from, to), Math.max(from, to) + 1), from < to ? -1 : 1);
        rows.setAll(moved);
        return true;
    }

    /** Shows other entries. */
    void fill(List<R> newRows) {
        rows.setAll(newRows);
    }

    /** The entries that something was typed into. */
    List<R> filled() {
        return rows.stream().filter(row -> !row.isEmpty()).toList();
    }

    /** All that was typed. */
    List<Object> values() {
        return filled().stream()
                .map(row -> (Object) row.properties().stream()
                        .<Object>map(Property::getValue)
                        .toList())
                .toList();
    }

    void onChange(Runnable listener) {
        rows.addListener((ListChangeListener<R>) change -> listener.run());
    }
}
