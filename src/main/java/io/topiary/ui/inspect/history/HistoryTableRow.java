package io.topiary.ui.inspect.history;

import io.topiary.ui.kit.RowSlot;
import io.topiary.ui.kit.RowTint;
import io.topiary.ui.kit.message.MessageWords;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.TableRow;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A row of a history, which shows whether it is the second one chosen. */
final class HistoryTableRow extends TableRow<RowSlot<HistoryRow>> {

    private static final PseudoClass SECOND = PseudoClass.getPseudoClass("second");

    private final HistoryViewModel model;
    private final MessageWords words;
    private final RowTint tint = new RowTint(this);
    private Subscription following = Subscription.EMPTY;

    HistoryTableRow(HistoryViewModel model, MessageWords words) {
        this.model = model;
        this.words = words;
        model.selection().secondProperty().subscribe(second -> mark());
    }

    @Override
    protected void updateItem(@Nullable RowSlot<HistoryRow> slot, boolean empty) {
        super.updateItem(slot, empty);
        following.unsubscribe();
        following = Subscription.EMPTY;
        if (empty || slot == null) {
            tint.show(null);
            pseudoClassStateChanged(SECOND, false);
        } else {
            following = slot.rowProperty().subscribe(row -> {
                tint.show(model.session().rules().colourOf(row.message()));
                mark();
            });
        }
    }

    private void mark() {
        RowSlot<HistoryRow> slot = getItem();
        HistoryRow second = model.selection().secondProperty().get();
        pseudoClassStateChanged(
                SECOND, slot != null && second != null && slot.get().ordinal() == second.ordinal());
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        RowSlot<HistoryRow> slot = getItem();
        if (slot != null && attribute == AccessibleAttribute.TEXT) {
            return words.spoken(slot.get());
        }
        return slot != null && attribute == AccessibleAttribute.INDEX
                ? (Object) (int) (model.window().firstRow() + getIndex())
                : super.queryAccessibleAttribute(attribute, parameters);
    }
}
