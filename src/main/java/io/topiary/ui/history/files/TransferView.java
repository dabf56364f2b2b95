package io.topiary.ui.history.files;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Style;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the forms for exporting and importing have in common. FX thread. */
final class TransferView {

    private TransferView() {}

    /** How far it is, with a way to end it; not there while nothing is under way. */
    static Node progress(Transfer transfer, String prefix, Messages messages) {
        ProgressBar bar = new ProgressBar();
        bar.setId(prefix + "Progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(transfer.shareProperty());
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button stop = new Button(messages.get("files.stop"));
        stop.setId(prefix + "Stop");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(event -> transfer.cancel());
        HBox line = new HBox(bar, stop);
        line.getStyleClass().add("field-line");
        Label words = words(prefix + "ProgressWords", transfer.progressProperty());
        words.getStyleClass().add(Style.MUTED);
        VBox box = new VBox(words, line);
        box.getStyleClass().add("dialog-fields");
        shownIf(box, transfer.runningProperty());
        return box;
    }

    /** Words that are there while there are any. */
    static Label words(String id, ObservableValue<String> text) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.textProperty().bind(text);
        shownIf(label, label.textProperty().isNotEmpty());
        return label;
    }

    static void shownIf(Node node, ObservableValue<Boolean> shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(node.visibleProperty());
    }

    /** A name for a field before it. */
    static Node field(String name, Node field) {
        Label label = new Label(name);
        label.setLabelFor(field);
        label.setWrapText(true);
        VBox box = new VBox(label, field);
        box.getStyleClass().add("recording-field");
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }
}
