package io.topiary.ui.connect.transfer;

import io.topiary.core.profile.exchange.ImportItem;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** One connection of an import: its check box, name and address, and what is to be known before it is taken over. */
final class ImportCell extends ListCell<ImportRow> {

    private static final int LONGEST = 1_000;
    private static final double SCROLL_BAR = 18;

    private final Messages messages;
    private final CheckBox chosen = new CheckBox();
    private final Label name = new Label();
    private final Label address = new Label();
    private final VBox notes = new VBox();
    private final HBox content;
    private @Nullable ImportRow shown;

    ImportCell(Messages messages) {
        this.messages = messages;
        getStyleClass().add("import-cell");
        name.getStyleClass().add("profile-name");
        name.setMinWidth(0);
        address.getStyleClass().addAll(Style.MUTED, "profile-uri");
        address.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        address.setMinWidth(0);
        notes.getStyleClass().add("import-notes");
        VBox words = new VBox(name, address, notes);
        HBox.setHgrow(words, Priority.ALWAYS);
        content = new HBox(chosen, words);
        content.getStyleClass().add("import-line");
    }

    @Override
    protected void updateItem(@Nullable ImportRow row, boolean empty) {
        super.updateItem(row, empty);
        if (shown != null) {
            chosen.selectedProperty().unbindBidirectional(shown.selectedProperty());
            shown = null;
        }
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        shown = row;
        notes.getChildren().clear();
        String label = Escapes.visible(row.item().label(), LONGEST);
        name.setText(label);
        chosen.setAccessibleText(label);
        switch (row.item()) {
            case ImportItem.Ready ready -> show(row, ready);
            case ImportItem.Refused refused -> show(refused);
        }
        address.setManaged(address.isVisible());
        setAccessibleText(label);
        setGraphic(content);
    }

    private void show(ImportRow row, ImportItem.Ready ready) {
        chosen.setDisable(false);
        chosen.selectedProperty().bindBidirectional(row.selectedProperty());
        address.setVisible(true);
        address.setText(ready.profile().address().uri());
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

    private void show(ImportItem.Refused refused) {
        chosen.setSelected(false);
        chosen.setDisable(true);
        address.setVisible(false);
        note("fth-x-circle", Style.DANGER, refused.reason());
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
                : content.prefHeight(inner) + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }
}
