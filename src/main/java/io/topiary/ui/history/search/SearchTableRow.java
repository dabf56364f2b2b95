package io.topiary.ui.history.search;

import io.topiary.core.message.Message;
import io.topiary.core.rules.RuleColour;
import io.topiary.ui.kit.RowSlot;
import io.topiary.ui.kit.RowTint;
import io.topiary.ui.kit.RowWindow;
import io.topiary.ui.kit.message.MessageWords;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.TableRow;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A row of the results: marked if its surroundings are shown, coloured as rules say, read out as a whole. */
final class SearchTableRow extends TableRow<RowSlot<SearchRow>> {

    private static final PseudoClass HIT = PseudoClass.getPseudoClass("hit");

    private final RowWindow<SearchRow> window;
    private final MessageWords words;
    private final Function<Message, @Nullable RuleColour> colours;
    private final RowTint tint = new RowTint(this);
    private Subscription following = Subscription.EMPTY;

    SearchTableRow(RowWindow<SearchRow> window, MessageWords words, Function<Message, @Nullable RuleColour> colours) {
        this.window = window;
        this.words = words;
        this.colours = colours;
    }

    @Override
    protected void updateItem(RowSlot<SearchRow> slot, boolean empty) {
        super.updateItem(slot, empty);
        following.unsubscribe();
        following = Subscription.EMPTY;
        if (empty || slot == null) {
            pseudoClassStateChanged(HIT, false);
            tint.show(null);
        } else {
            following = slot.rowProperty().subscribe(this::show);
        }
    }

    private void show(SearchRow row) {
        pseudoClassStateChanged(HIT, row.hit());
        tint.show(colours.apply(row.message()));
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        RowSlot<SearchRow> slot = getItem();
        if (slot != null && attribute == AccessibleAttribute.TEXT) {
            return words.spoken(slot.get());
        }
        return slot != null && attribute == AccessibleAttribute.INDEX
                ? (Object) (int) (window.firstRow() + getIndex())
                : super.queryAccessibleAttribute(attribute, parameters);
    }
}
