package io.topiary.ui.topics;

import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** The pinned topics above the tree: name, value and age of each. FX thread. */
final class PinStrip extends FlowPane {

    private static final int TIP_CHARS = 300;

    private final PinsViewModel model;
    private final Messages messages;
    private final Consumer<String> go;

    /** @param go gets the topic that was clicked */
    PinStrip(PinsViewModel model, Messages messages, Consumer<String> go) {
        this.model = model;
        this.messages = messages;
        this.go = go;
        setId("treePins");
        getStyleClass().add("pins");
        setMinHeight(USE_PREF_SIZE);
        model.lines().addListener((ListChangeListener<PinLine>) change -> show());
        show();
    }

    private void show() {
        List<PinLine> lines = model.lines();
        while (getChildren().size() > lines.size()) {
            getChildren().removeLast();
        }
        while (getChildren().size() < lines.size()) {
            getChildren().add(new Pin());
        }
        for (int i = 0; i < lines.size(); i++) {
            if (getChildren().get(i) instanceof Pin pin) {
                pin.show(lines.get(i));
            }
        }
        setVisible(!lines.isEmpty());
        setManaged(isVisible());
    }

    /** One pinned topic. */
    private final class Pin extends HBox {

        private final Label name = new Label();
        private final Label value = new Label();
        private final Label age = new Label();
        private final Tooltip tip = new Tooltip();
        private String path = "";

        Pin() {
            Button remove = Icons.button("fth-x", messages.get("topics.menu.unpin"));
            remove.getStyleClass().add("unpin");
            remove.setFocusTraversable(false);
            remove.setOnAction(event -> model.unpin(path));
            getStyleClass().add("pin");
            setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            setFocusTraversable(true);
            name.getStyleClass().add("pin-name");
            value.getStyleClass().add("pin-value");
            age.getStyleClass().addAll("muted", "small-text");
            for (Label label : List.of(name, age)) {
                label.setMinWidth(USE_PREF_SIZE);
            }
            Tooltip.install(this, tip);
            getChildren().addAll(name, value, age, remove);
            setOnMouseClicked(event -> go.accept(path));
            addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        }

        private void pressed(KeyEvent event) {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                go.accept(path);
                event.consume();
            }
        }

        void show(PinLine line) {
            path = line.path();
            name.setText(line.name());
            value.setText(line.value());
            age.setText(line.age());
            tip.setText(Escapes.visible(line.path(), TIP_CHARS));
            setAccessibleText(String.join(", ", line.name(), line.value(), line.age()));
        }
    }
}
