package io.topiary.ui.history.files;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.io.File;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is in a file to import, and what came of it; a file can be dropped here, too. FX thread. */
final class ImportRecordingView extends VBox {

    private final ImportRecordingViewModel model;
    private final Messages messages;
    private final Runnable choose;

    /** @param choose asks for a file */
    ImportRecordingView(ImportRecordingViewModel model, Messages messages, Runnable choose) {
        this.model = model;
        this.messages = messages;
        this.choose = choose;
        getStyleClass().addAll("dialog-form", "recording-form");
        StackPane content = new StackPane(nothing(), found());
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().add(content);
        setOnDragOver(this::draggedOver);
        setOnDragDropped(this::dropped);
    }

    /** What is shown before a file was chosen. */
    private Node nothing() {
        FontIcon icon = Icons.of("fth-download");
        icon.getStyleClass().add(Style.LARGE_ICON);
        Label words = new Label(messages.get("files.import.drop"));
        words.setWrapText(true);
        words.getStyleClass().addAll(Style.MUTED, "doctor-idle-words");
        VBox nothing = new VBox(icon, words, chooser("importRecordingChoose", "files.import.choose"));
        nothing.getStyleClass().addAll(Style.EMPTY_STATE, "drop-area");
        nothing.visibleProperty().bind(model.sourceProperty().isNull());
        return nothing;
    }

    private Node found() {
        Label source = new Label();
        source.setId("importRecordingSource");
        source.getStyleClass().add("import-source");
        source.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        source.textProperty()
                .bind(model.sourceProperty()
                        .map(file -> String.valueOf(file.getFileName()))
                        .orElse(""));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button other = chooser("importRecordingOther", "files.import.other");
        other.getStyleClass().add(Style.FLAT);
        other.disableProperty().bind(model.transfer().runningProperty());
        HBox head = new HBox(source, space, other);
        head.getStyleClass().add("field-line");
        Label content = TransferView.words("importRecordingContent", model.contentProperty());
        content.getStyleClass().add(Style.MUTED);
        Label problem = TransferView.words("importRecordingProblem", model.problemProperty());
        problem.getStyleClass().add("field-error");
        Label result = TransferView.words("importRecordingResult", model.resultProperty());
        result.getStyleClass().add("recording-result");
        Node progress = TransferView.progress(model.transfer(), "importRecording", messages);
        VBox found = new VBox(head, content, problem, progress, result, details());
        found.getStyleClass().add("dialog-fields");
        found.visibleProperty().bind(model.sourceProperty().isNotNull());
        return found;
    }

    private Node details() {
        ListView<String> details = new ListView<>(model.details());
        details.setId("importRecordingDetails");
        details.setAccessibleText(messages.get("files.import.details"));
        details.getStyleClass().add("recording-details");
        details.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        TransferView.shownIf(details, Bindings.isNotEmpty(model.details()));
        VBox.setVgrow(details, Priority.ALWAYS);
        return details;
    }

    private Button chooser(String id, String key) {
        Button button = new Button(messages.get(key));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> choose.run());
        return button;
    }

    private void draggedOver(DragEvent event) {
        if (event.getDragboard().hasFiles()
                && !model.transfer().runningProperty().get()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        if (!files.isEmpty()) {
            model.choose(files.getFirst().toPath());
        }
        event.setDropCompleted(!files.isEmpty());
        event.consume();
    }
}
