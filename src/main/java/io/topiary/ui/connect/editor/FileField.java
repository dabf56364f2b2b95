package io.topiary.ui.connect.editor;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import java.io.File;
import java.util.List;
import javafx.beans.property.Property;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** A field for the path of a file or a folder, which can be chosen and dropped, too. */
final class FileField extends HBox {

    private final Property<String> value;
    private final boolean folder;
    private final TextField text;

    private FileField(String id, Property<String> value, boolean folder, String prompt, Messages messages) {
        this.value = value;
        this.folder = folder;
        this.text = Choices.technical(id, value, prompt);
        Button browse = Icons.button("fth-folder", messages.get(folder ? "connect.browse.folder" : "connect.browse"));
        browse.setId(id + "Browse");
        browse.setOnAction(event -> choose());
        getStyleClass().add("field-line");
        getChildren().addAll(text, browse);
        setOnDragOver(event -> {
            if (!dropped(event).isEmpty()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        setOnDragDropped(event -> {
            List<File> files = dropped(event);
            if (!files.isEmpty()) {
                value.setValue(files.getFirst().getPath());
            }
            event.setDropCompleted(!files.isEmpty());
            event.consume();
        });
    }

    /** A field for a file. */
    static FileField file(String id, Property<String> value, String prompt, Messages messages) {
        return new FileField(id, value, false, prompt, messages);
    }

    /** A field for a folder. */
    static FileField folder(String id, Property<String> value, String prompt, Messages messages) {
        return new FileField(id, value, true, prompt, messages);
    }

    /** What is typed into. */
    TextField text() {
        return text;
    }

    private List<File> dropped(DragEvent event) {
        return event.getDragboard().getFiles().stream()
                .filter(file -> folder == file.isDirectory())
                .toList();
    }

    private void choose() {
        File present = new File(value.getValue());
        @Nullable File start = present.isDirectory() ? present : present.getParentFile();
        @Nullable File known = start != null && start.isDirectory() ? start : null;
        @Nullable File chosen;
        if (folder) {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setInitialDirectory(known);
            chosen = chooser.showDialog(getScene().getWindow());
        } else {
            FileChooser chooser = new FileChooser();
            chooser.setInitialDirectory(known);
            chosen = chooser.showOpenDialog(getScene().getWindow());
        }
        if (chosen != null) {
            value.setValue(chosen.getPath());
        }
    }
}
