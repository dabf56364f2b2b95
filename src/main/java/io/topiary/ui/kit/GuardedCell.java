package io.topiary.ui.kit;

import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A cell of a {@link RowTable}. What can't be drawn says so, and does not keep the other rows from being drawn. */
public abstract class GuardedCell<R> extends TableCell<RowSlot<R>, R> {

    private final CellGuard guard;
    private boolean failed;

    /** An empty cell. */
    protected GuardedCell(CellGuard guard) {
        this.guard = guard;
    }

    /** Shows {@code row}. */
    protected abstract void show(R row);

    @Override
    protected final void updateItem(@Nullable R row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null || failed) {
            failed = false;
            setText(null);
            setGraphic(null);
        }
        if (!empty && row != null) {
            try {
                show(row);
            } catch (RuntimeException e) {
                // the boundary: one row that can't be drawn must not blank the table
                failed = true;
                setGraphic(null);
                setText(guard.failed(e));
            }
        }
    }
}
