package io.topiary.ui.connect.transfer;

import io.topiary.core.profile.exchange.ImportItem;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** One connection of an import: its check box, name and address, and what is to be known before it is taken over. */
final class ImportCell extends ListCell<ImportRow> {

    private static final int LONGEST = 1_000;
    private static final double SCROLL_BAR = 18;

    private final Messages messages;
    private final VBox notes = new VBox();
    private final ProfileLine line = new ProfileLine(notes);

    ImportCell(Messages messages) {
        this.messages = messages;
        getStyleClass().add("import-cell");
        notes.getStyleClass().add("import-notes");
    }

    @Override
    protected void updateItem(@Nullable ImportRow row, boolean empty) {
        super.updateItem(row, empty);
        line.clear();
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        notes.getChildren().clear();
        String label = Escapes.visible(row.item().label(), LONGEST);
        switch (row.item()) {
            case ImportItem.Ready ready -> show(label, row, ready);
            case ImportItem.Refused refused -> {
                line.show(label);
                note("fth-x-circle", Style.DANGER, refused.reason());
            }
        }
        setAccessibleText(label);
        setGraphic(line);
    }

    private void show(String label, ImportRow row, ImportItem.Ready ready) {
        line.show(label, ready.profile().address().uri(), row.selectedProperty());
        if (row.known()) {
            note("fth-copy", "known", Text.of("connect.import.known"));
        }
        if (!ready.secrets().isEmpty()) {
            note(
                    "fth-key",
                    "known",
                    Text.of("connect.import.secrets", ready.secrets().size()));
        }
        ready.warnings().forEach(warning -> note("fth-alert-triangle", Style.WARNING, warning));
    }

    private void note(String icon, String level, Text text) {
        FontIcon graphic = Icons.of(icon);
        graphic.getStyleClass().add(Style.SMALL_ICON);
        Label note = new Label(Escapes.visible(messages.get(text), LONGEST), graphic);
        note.setWrapText(true);
        note.getStyleClass().addAll("import-note", level);
        notes.getChildren().add(note);
    }

    @Override
    protected double computePrefHeight(double width) {
        // a cell asks its graphic for its height without telling it how wide it is
        double inner = getListView().getWidth() - snappedLeftInset() - snappedRightInset() - SCROLL_BAR;
        return getGraphic() == null || inner <= 0
                ? super.computePrefHeight(width)
                : line.prefHeight(inner) + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }
}
