package io.topiary.ui.publish;

import io.topiary.core.publish.PayloadMode;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.CodeView;
import io.topiary.ui.kit.Style;
import java.io.File;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** Where the payload is written, or its file is chosen. A file that is dropped here becomes the payload. FX thread. */
final class PayloadPage extends StackPane {

    private final DraftForm form;
    private final Messages messages;
    private final CodeView payload;
    private boolean editing;

    PayloadPage(DraftForm form, Messages messages) {
        this.form = form;
        this.messages = messages;
        this.payload = CodeView.editor(this::edited);
        createPayload();
        VBox file = createFile();
        Label none = new Label(messages.get("publish.empty"));
        none.getStyleClass().add(Style.MUTED);
        getChildren().setAll(payload, file, none);
        form.modeProperty().subscribe(mode -> {
            payload.setVisible(mode.input() == PayloadMode.Input.TEXT || mode.input() == PayloadMode.Input.JSON);
            file.setVisible(mode.input() == PayloadMode.Input.FILE);
            none.setVisible(mode.input() == PayloadMode.Input.NONE);
        });
        setOnDragOver(this::dragged);
        setOnDragDropped(this::dropped);
    }

    private void createPayload() {
        payload.setId("publishPayload");
        payload.describe(messages.get("publish.payload"));
        payload.getStyleClass().add("publish-payload");
        form.payloadProperty().subscribe(text -> {
            if (!editing && !payload.text().equals(text)) {
                payload.setText(text);
            }
        });
    }

    private void edited() {
        editing = true;
        form.payloadProperty().set(payload.text());
        editing = false;
    }

    private VBox createFile() {
        TextField path = Parts.field("publishFile", form.pathProperty(), messages.get("publish.mode.file"));
        path.setPromptText(messages.get("publish.file.prompt"));
        HBox.setHgrow(path, Priority.ALWAYS);
        Button choose = Parts.button("publishFileChoose", messages.get("publish.file.choose"), this::choose);
        Label whole = new Label(messages.get("publish.file.whole"));
        whole.getStyleClass().addAll(Style.MUTED, Style.SMALL);
        whole.setWrapText(true);
        VBox file = new VBox(Parts.row(path, choose), whole);
        file.getStyleClass().add("publish-page");
        return file;
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("publish.file.title"));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            form.pathProperty().set(chosen.toString());
        }
    }

    private void dragged(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            form.takeFile(event.getDragboard().getFiles().getFirst().toPath());
            event.setDropCompleted(true);
            event.consume();
        }
    }
}
