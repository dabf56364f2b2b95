package io.topiary.ui.connect.transfer;

import io.topiary.core.message.Secret;
import io.topiary.core.profile.exchange.ImportItem;
import io.topiary.core.profile.exchange.ImportPreview;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.ui.connect.secrets.SecretFields;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.io.File;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What an import would bring, to choose from; a file or a text can be dropped here, too. */
final class ImportView extends VBox {

    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);
    private static final int LONGEST_NOTE = 1_000;

    private final ImportViewModel model;
    private final Messages messages;
    private final Runnable choose;

    /** @param choose asks for a file */
    ImportView(ImportViewModel model, Messages messages, Runnable choose) {
        this.model = model;
        this.messages = messages;
        this.choose = choose;
        getStyleClass().addAll("dialog-form", "transfer-form");
        StackPane content = new StackPane(nothing(), found());
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren()
                .addAll(
                        content,
                        SecretFields.error(
                                model.problemProperty().map(messages::get).orElse("")));
        setOnDragOver(this::draggedOver);
        setOnDragDropped(this::dropped);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            String text = Clipboard.getSystemClipboard().getString();
            if (PASTE.match(event) && !(event.getTarget() instanceof TextInputControl) && text != null) {
                model.read(text);
                event.consume();
            }
        });
    }

    /** What is shown before there is anything to choose from. */
    private Node nothing() {
        FontIcon icon = Icons.of("fth-download");
        icon.getStyleClass().add(Style.LARGE_ICON);
        Label words = new Label(messages.get("connect.import.drop"));
        words.setWrapText(true);
        words.getStyleClass().addAll(Style.MUTED, "doctor-idle-words");
        Button file = new Button(messages.get("connect.import.choose"));
        file.setId("importChooseFile");
        file.setOnAction(event -> choose.run());
        VBox nothing = new VBox(icon, words, file);
        nothing.getStyleClass().addAll(Style.EMPTY_STATE, "drop-area");
        nothing.visibleProperty().bind(model.previewProperty().isNull());
        return nothing;
    }

    private Node found() {
        Label source = new Label();
        source.getStyleClass().add("import-source");
        source.textProperty()
                .bind(model.previewProperty()
                        .map(preview -> messages.get(
                                "connect.import.from",
                                messages.get(preview.source().words())))
                        .orElse(""));
        Button other = new Button(messages.get("connect.import.other"));
        other.getStyleClass().add(Style.FLAT);
        other.setMinWidth(Region.USE_PREF_SIZE);
        other.setOnAction(event -> choose.run());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(source, space, other);
        head.getStyleClass().add("field-line");
        ListView<ImportRow> rows = new ListView<>(model.rows());
        rows.setId("importList");
        rows.setAccessibleText(messages.get("connect.import.title"));
        rows.getStyleClass().add("transfer-list");
        rows.setCellFactory(view -> new ImportCell(messages));
        rows.setOnKeyPressed(event -> {
            ImportRow row = rows.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.SPACE && row != null && row.item() instanceof ImportItem.Ready) {
                row.selectedProperty().set(!row.selectedProperty().get());
                event.consume();
            }
        });
        rows.visibleProperty().bind(Bindings.isNotEmpty(model.rows()));
        rows.managedProperty().bind(rows.visibleProperty());
        VBox.setVgrow(rows, Priority.ALWAYS);
        VBox found = new VBox(head, notes(), rows, chooseAll(), sealed());
        found.getStyleClass().add("dialog-fields");
        found.visibleProperty().bind(model.previewProperty().isNotNull());
        return found;
    }

    private Node notes() {
        VBox notes = new VBox();
        notes.getStyleClass().add("dialog-fields");
        model.previewProperty().subscribe(preview -> {
            List<Text> told = preview == null ? List.of() : preview.notes();
            notes.getChildren().setAll(told.stream().<Node>map(this::note).toList());
        });
        return notes;
    }

    private Label note(Text text) {
        Label note = new Label(Escapes.visible(messages.get(text), LONGEST_NOTE), Icons.of("fth-alert-triangle"));
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.setMaxWidth(Double.MAX_VALUE);
        note.getStyleClass().add("dialog-notice");
        return note;
    }

    private Node chooseAll() {
        CheckBox all = new CheckBox(messages.get("connect.transfer.all"));
        all.setId("importAll");
        all.setOnAction(event -> model.chooseAll(all.isSelected()));
        model.count().subscribe(count -> {
            long possible = model.rows().stream()
                    .filter(row -> row.item() instanceof ImportItem.Ready)
                    .count();
            all.setSelected(possible > 0 && count.intValue() == possible);
            all.setIndeterminate(count.intValue() > 0 && count.intValue() < possible);
        });
        all.visibleProperty().bind(Bindings.size(model.rows()).greaterThan(1));
        all.managedProperty().bind(all.visibleProperty());
        return all;
    }

    /** The passwords of an own export, which want their passphrase. */
    private Node sealed() {
        PasswordField passphrase = new PasswordField();
        passphrase.setId("importPassphrase");
        passphrase.setPromptText(messages.get("connect.passphrase"));
        passphrase.setAccessibleText(messages.get("connect.passphrase"));
        HBox.setHgrow(passphrase, Priority.ALWAYS);
        Button open = new Button(messages.get("connect.import.unlock"));
        open.setId("importUnlock");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.disableProperty().bind(passphrase.textProperty().isEmpty().or(model.busyProperty()));
        Runnable unlock = () -> model.unlock(Secret.of(passphrase.getText()));
        open.setOnAction(event -> unlock.run());
        passphrase.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !open.isDisabled()) {
                unlock.run();
                event.consume();
            }
        });
        Label words = new Label(messages.get("connect.import.sealed"), Icons.of("fth-lock"));
        words.setWrapText(true);
        HBox line = new HBox(passphrase, open);
        line.getStyleClass().add("field-line");
        VBox sealed = new VBox(words, line);
        sealed.getStyleClass().add("dialog-fields");
        sealed.visibleProperty()
                .bind(model.previewProperty().map(ImportPreview::isSealed).orElse(false));
        sealed.managedProperty().bind(sealed.visibleProperty());
        return sealed;
    }

    private void draggedOver(DragEvent event) {
        if (event.getDragboard().hasFiles() || event.getDragboard().hasString()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        @Nullable String text = event.getDragboard().getString();
        if (!files.isEmpty()) {
            model.read(files.getFirst().toPath());
        } else if (text != null) {
            model.read(text);
        }
        event.setDropCompleted(!files.isEmpty() || text != null);
        event.consume();
    }
}
