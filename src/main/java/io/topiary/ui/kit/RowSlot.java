package io.topiary.ui.kit;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A line on the screen and the row that it shows at the moment. FX thread. */
public final class RowSlot<R> {

    private final ReadOnlyObjectWrapper<R> row;

    RowSlot(R row) {
        this.row = new ReadOnlyObjectWrapper<>(row);
    }

    /** The row shown now. */
    public R get() {
        return row.get();
    }

    /** The row shown now. */
    public ReadOnlyObjectProperty<R> rowProperty() {
        return row.getReadOnlyProperty();
    }

    void set(R newRow) {
        if (!row.get().equals(newRow)) {
            row.set(newRow);
        }
    }
}
