package io.topiary.ui.messages;

import io.topiary.core.message.Message;
import io.topiary.core.rules.RuleColour;
import io.topiary.ui.kit.RowSlot;
import io.topiary.ui.kit.RowTint;
import io.topiary.ui.kit.RowWindow;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * A line of the log: tells a screen reader what it is, and writes a divider across all columns, which a table has no cell
 * for.
 */
final class LogTableRow extends TableRow<RowSlot<LogRow>> {

    private static final PseudoClass GAP = PseudoClass.getPseudoClass("gap");

    private final RowWindow<LogRow> window;
    private final LogWords words;
    private final Label divider = new Label();
    private final RowTint tint = new RowTint(this);
    private final Function<Message, @Nullable RuleColour> colours;
    private final RowMark mark = new RowMark(this);
    private final Function<Message, String> oddities;
    private Subscription following = Subscription.EMPTY;

    /**
     * An empty line.
     *
     * @param colours the colour that rules give a message, or null
     * @param oddities what is odd about a message in words, or nothing
     */
    LogTableRow(
            RowWindow<LogRow> window,
            LogWords words,
            Function<Message, @Nullable RuleColour> colours,
            Function<Message, String> oddities) {
        this.oddities = oddities;
        this.window = window;
        this.words = words;
        this.colours = colours;
        divider.getStyleClass().add("gap-words");
        divider.setMouseTransparent(true);
    }

    @Override
    protected void updateItem(RowSlot<LogRow> slot, boolean empty) {
        super.updateItem(slot, empty);
        following.unsubscribe();
        following = Subscription.EMPTY;
        if (empty || slot == null) {
            show("");
            tint.show(null);
            mark("");
        } else {
            following = slot.rowProperty().subscribe(this::show);
        }
    }

    private void show(LogRow row) {
        switch (row) {
            case LogRow.OfGaps gaps -> {
                show(words.gap(gaps));
                tint.show(null);
                mark("");
            }
            case LogRow.OfMessage message -> {
                show("");
                tint.show(colours.apply(message.message()));
                mark(oddities.apply(message.message()));
            }
        }
    }

    private void mark(String oddity) {
        mark.show(oddity);
        if (oddity.isEmpty()) {
            getChildren().remove(mark.node());
        }
    }

    private void show(String gap) {
        pseudoClassStateChanged(GAP, !gap.isEmpty());
        divider.setText(gap);
        if (gap.isEmpty()) {
            getChildren().remove(divider);
        } else {
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (!mark.words().isEmpty() && getTableView() != null) {
            if (!getChildren().contains(mark.node())) {
                getChildren().add(mark.node());
                mark.node().applyCss();
            }
            mark.layout(getTableView(), getHeight());
        }
        if (divider.getText().isEmpty()) {
            return;
        }
        // the skin throws out what is no cell whenever the columns change
        if (!getChildren().contains(divider)) {
            getChildren().add(divider);
            divider.applyCss();
        }
        // over the columns that can be seen, also when they are scrolled
        double width = getTableView() == null
                ? getWidth()
                : Math.min(getWidth(), getTableView().getWidth());
        divider.resizeRelocate(0, 0, width, getHeight());
        divider.layout();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        RowSlot<LogRow> slot = getItem();
        if (slot != null && attribute == AccessibleAttribute.TEXT) {
            String odd = mark.words();
            return odd.isEmpty() ? words.spoken(slot.get()) : words.spoken(slot.get()) + ", " + odd;
        }
        return slot != null && attribute == AccessibleAttribute.INDEX
                ? (Object) (int) (window.firstRow() + getIndex())
                : super.queryAccessibleAttribute(attribute, parameters);
    }
}
