package io.topiary.ui.kit.filter;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Style;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/** Asks for a name, right where it is needed. FX thread. */
final class NamePopup {

    private final Consumer<String> named;
    private final TextField name = new TextField();
    private final Popup popup = new Popup();

    /**
     * A popup that is not shown yet.
     *
     * @param id of the field
     * @param named gets the name, never blank
     */
    NamePopup(String id, Messages messages, Consumer<String> named) {
        this.named = named;
        Button save = new Button(messages.get("filter.save.verb"));
        save.getStyleClass().add(Style.ACCENT);
        save.setOnAction(event -> save());
        name.setId(id);
        name.setPrefColumnCount(20);
        name.setAccessibleText(messages.get("filter.name"));
        name.setOnAction(event -> save());
        HBox line = new HBox(name, save);
        line.getStyleClass().add("name-line");
        VBox box = new VBox(new Label(messages.get("filter.name")), line);
        box.getStyleClass().add("name-popup");
        popup.getContent().add(box);
        popup.setAutoHide(true);
    }

    /** Asks below {@code node}, proposing {@code proposal}. */
    void ask(Node node, String proposal) {
        name.setText(proposal);
        Bounds bounds = node.localToScreen(node.getBoundsInLocal());
        if (bounds != null) {
            popup.show(node, bounds.getMinX(), bounds.getMaxY());
            name.requestFocus();
            name.selectAll();
        }
    }

    private void save() {
        if (!name.getText().isBlank()) {
            popup.hide();
            named.accept(name.getText().strip());
        }
    }
}
