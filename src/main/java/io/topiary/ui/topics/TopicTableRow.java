package io.topiary.ui.topics;

import io.topiary.core.message.Message;
import io.topiary.core.rules.RuleColour;
import io.topiary.ui.kit.RowSlot;
import io.topiary.ui.kit.RowTint;
import io.topiary.ui.kit.RowWindow;
import java.util.Map;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.TableRow;
import javafx.scene.input.DataFormat;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A line of the tree: tells a screen reader what it is, and is tinted while messages come. */
final class TopicTableRow extends TableRow<RowSlot<TopicRow>> {

    private static final PseudoClass FRESH = PseudoClass.getPseudoClass("fresh");

    private final RowWindow<TopicRow> window;
    private final TopicWords words;
    private final TopicTreeViewModel model;
    private final RowTint tint = new RowTint(this);
    private final Function<Message, @Nullable RuleColour> colours;
    private Subscription subscription = Subscription.EMPTY;

    /** @param colours the colour that rules give a message, or null */
    TopicTableRow(TopicTreeViewModel model, TopicWords words, Function<Message, @Nullable RuleColour> colours) {
        this.model = model;
        this.window = model.window();
        this.words = words;
        this.colours = colours;
        setAccessibleRole(AccessibleRole.TREE_TABLE_ROW);
        setOnDragDetected(this::drag);
    }

    /** The topic can be dropped as text: on a chart, into a field. */
    private void drag(MouseEvent event) {
        RowSlot<TopicRow> slot = getItem();
        if (slot != null && event.isPrimaryButtonDown()) {
            startDragAndDrop(TransferMode.COPY)
                    .setContent(Map.of(DataFormat.PLAIN_TEXT, slot.get().path()));
            event.consume();
        }
    }

    @Override
    protected void updateItem(@Nullable RowSlot<TopicRow> slot, boolean empty) {
        super.updateItem(slot, empty);
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        if (empty || slot == null) {
            pseudoClassStateChanged(FRESH, false);
            tint.show(null);
        } else {
            subscription = slot.rowProperty().subscribe(this::show);
        }
    }

    private void show(TopicRow row) {
        pseudoClassStateChanged(FRESH, row.fresh() && row.preview() != null);
        Message newest = row.level().newest();
        tint.show(newest == null ? null : colours.apply(newest));
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        RowSlot<TopicRow> slot = getItem();
        if (slot == null) {
            return super.queryAccessibleAttribute(attribute, parameters);
        }
        TopicRow row = slot.get();
        return switch (attribute) {
            case TEXT -> words.spoken(row);
            case EXPANDED -> row.level().expanded();
            case LEAF -> !row.isBranch();
            case DISCLOSURE_LEVEL -> row.level().depth() - 1;
            case INDEX -> (int) (window.firstRow() + getIndex());
            case TREE_ITEM_COUNT -> row.level().children();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        RowSlot<TopicRow> slot = getItem();
        if (slot != null && (action == AccessibleAction.EXPAND || action == AccessibleAction.COLLAPSE)) {
            model.setExpanded(slot.get().path(), action == AccessibleAction.EXPAND);
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
