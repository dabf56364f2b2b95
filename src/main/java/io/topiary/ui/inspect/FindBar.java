package io.topiary.ui.inspect;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** A field in which one types what to find in the payload. FX thread. */
final class FindBar extends HBox {

    private final PayloadFinder finder;
    private final Runnable closed;
    private final TextField field = new TextField();

    /** @param closed told when it was closed */
    FindBar(PayloadFinder finder, Messages messages, Runnable closed) {
        this.finder = finder;
        this.closed = closed;
        getStyleClass().add("find-bar");
        field.setId("findPayload");
        field.setPromptText(messages.get("inspect.find.prompt"));
        field.setAccessibleText(messages.get("inspect.find"));
        field.setPrefColumnCount(24);
        field.textProperty().addListener((property, before, typed) -> finder.find(typed));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        Label count = new Label();
        count.setId("findPayloadCount");
        count.getStyleClass().addAll(Style.MUTED, Style.SMALL);
        count.setMinWidth(USE_PREF_SIZE);
        count.textProperty().bind(finder.wordsProperty());
        Button previous = Icons.button("fth-chevron-up", messages.get("inspect.find.previous"));
        previous.setOnAction(event -> finder.step(false));
        Button next = Icons.button("fth-chevron-down", messages.get("inspect.find.next"));
        next.setOnAction(event -> finder.step(true));
        Button close = Icons.button("fth-x", messages.get("inspect.find.close"));
        close.setId("findPayloadClose");
        close.setOnAction(event -> close());
        getChildren().addAll(field, previous, next, count, close);
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    /** Shows it and goes there. */
    void open() {
        setVisible(true);
        field.requestFocus();
        field.selectAll();
        finder.find(field.getText());
    }

    /** Goes to the next place, or the one before. */
    void step(boolean forward) {
        finder.step(forward);
    }

    private void close() {
        setVisible(false);
        finder.find("");
        closed.run();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            finder.step(!event.isShiftDown());
        } else if (event.getCode() == KeyCode.ESCAPE) {
            close();
        } else {
            return;
        }
        event.consume();
    }
}
