package io.topiary.ui.messages;

import io.topiary.ui.kit.RowSlot;
import io.topiary.ui.kit.RowWindow;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.TableRow;

/** A line of the log: tells a screen reader what it is. */
final class LogTableRow extends TableRow<RowSlot<LogRow>> {

    private final RowWindow<LogRow> window;
    private final LogWords words;

    LogTableRow(RowWindow<LogRow> window, LogWords words) {
        this.window = window;
        this.words = words;
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        RowSlot<LogRow> slot = getItem();
        if (slot != null && attribute == AccessibleAttribute.TEXT) {
            return words.spoken(slot.get());
        }
        return slot != null && attribute == AccessibleAttribute.INDEX
                ? (Object) (int) (window.firstRow() + getIndex())
                : super.queryAccessibleAttribute(attribute, parameters);
    }
}
