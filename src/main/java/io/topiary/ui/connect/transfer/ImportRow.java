package io.topiary.ui.connect.transfer;

import io.topiary.core.profile.exchange.ImportItem;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** One connection that was found, to be taken over or not. FX thread. */
final class ImportRow {

    private final ImportItem item;
    private final boolean known;
    private final BooleanProperty selected;

    /**
     * Chosen, if it can be and is not there already.
     *
     * @param known whether a profile of that name and address is there already
     */
    ImportRow(ImportItem item, boolean known) {
        this.item = item;
        this.known = known;
        this.selected = new SimpleBooleanProperty(item instanceof ImportItem.Ready && !known);
    }

    ImportItem item() {
        return item;
    }

    /** Whether a profile of that name and address is there already. */
    boolean known() {
        return known;
    }

    /** Whether it is to be taken over. */
    BooleanProperty selectedProperty() {
        return selected;
    }

    /** Whether it will be. */
    boolean chosen() {
        return item instanceof ImportItem.Ready && selected.get();
    }

    /** The same with another item, chosen or not as before. */
    ImportRow with(ImportItem newItem) {
        ImportRow row = new ImportRow(newItem, known);
        row.selected.set(selected.get());
        return row;
    }
}
