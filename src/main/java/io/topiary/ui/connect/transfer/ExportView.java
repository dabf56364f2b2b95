package io.topiary.ui.connect.transfer;

import io.topiary.core.text.Messages;
import io.topiary.ui.connect.secrets.NewPassphraseView;
import io.topiary.ui.connect.secrets.SecretFields;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The profiles that may be exported, and the passphrase for their passwords. */
final class ExportView extends VBox {

    private final ExportViewModel model;
    private final Messages messages;

    ExportView(ExportViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().addAll("dialog-form", "transfer-form");
        ListView<ExportRow> rows = new ListView<>(model.rows());
        rows.setId("exportList");
        rows.setAccessibleText(messages.get("connect.export.title"));
        rows.getStyleClass().add("transfer-list");
        rows.setCellFactory(view -> new Cell());
        rows.setOnKeyPressed(event -> {
            ExportRow row = rows.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.SPACE && row != null) {
                row.selectedProperty().set(!row.selectedProperty().get());
                event.consume();
            }
        });
        VBox.setVgrow(rows, Priority.ALWAYS);
        getChildren().addAll(rows, chooseAll(), passwords());
        getChildren()
                .add(SecretFields.error(
                        model.problemProperty().map(messages::get).orElse("")));
        disableProperty().bind(model.busyProperty());
    }

    private Node chooseAll() {
        CheckBox all = new CheckBox(messages.get("connect.transfer.all"));
        all.setId("exportAll");
        all.setOnAction(event -> model.chooseAll(all.isSelected()));
        model.count().subscribe(count -> {
            all.setSelected(count.intValue() == model.rows().size());
            all.setIndeterminate(
                    count.intValue() > 0 && count.intValue() < model.rows().size());
        });
        return all;
    }

    private Node passwords() {
        CheckBox with = new CheckBox(messages.get("connect.export.passwords"));
        with.setId("exportPasswords");
        with.setWrapText(true);
        with.setMinHeight(Region.USE_PREF_SIZE);
        with.selectedProperty().bindBidirectional(model.withPasswordsProperty());
        Label note = new Label();
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().add("field-note");
        note.textProperty()
                .bind(Bindings.when(model.withPasswordsProperty())
                        .then(messages.get("connect.export.passwords.note"))
                        .otherwise(messages.get("connect.export.none.note")));
        NewPassphraseView passphrase = new NewPassphraseView(model.passphrase(), messages);
        // it has its room from the start: a window does not grow by itself when something appears in it
        passphrase.disableProperty().bind(model.withPasswordsProperty().not());
        VBox both = new VBox(with, note, passphrase);
        both.getStyleClass().add("dialog-fields");
        return both;
    }

    private static final class Cell extends ListCell<ExportRow> {

        private final ProfileLine line = new ProfileLine();

        @Override
        protected void updateItem(@Nullable ExportRow row, boolean empty) {
            super.updateItem(row, empty);
            line.clear();
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            String name = row.profile().name();
            line.show(name, row.profile().address().uri(), row.selectedProperty());
            setAccessibleText(name);
            setGraphic(line);
        }
    }
}
