package io.topiary.ui.inspect;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.controlsfx.control.textfield.TextFields;

/** A field in which one types the format of the payload with its argument. FX thread. */
final class FormatBar extends HBox {

    private final FormatEntry entry;
    private final Runnable closed;
    private final TextField field = new TextField();

    /** @param closed told when it was closed */
    FormatBar(FormatEntry entry, Messages messages, Runnable closed) {
        this.entry = entry;
        this.closed = closed;
        getStyleClass().add("find-bar");
        setId("formatBar");
        field.setId("payloadFormatText");
        field.setPromptText(messages.get("inspect.format.type.prompt"));
        field.setAccessibleText(messages.get("inspect.format.type.prompt"));
        field.setPrefColumnCount(22);
        field.setMinWidth(USE_PREF_SIZE);
        field.textProperty().subscribe(entry::typed);
        field.setOnAction(event -> entry.accept(field.getText()));
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        var _ = TextFields.bindAutoCompletion(field, request -> entry.complete(request.getUserText()));
        Button use = new Button(messages.get("inspect.format.type.use"));
        use.setId("payloadFormatUse");
        use.setMinWidth(USE_PREF_SIZE);
        use.setOnAction(event -> entry.accept(field.getText()));
        Button close = Icons.button("fth-x", messages.get("inspect.find.close"));
        close.setOnAction(event -> close());
        getChildren().addAll(field, use, problem(), close);
        visibleProperty().bind(entry.openProperty());
        managedProperty().bind(visibleProperty());
        entry.openProperty().subscribe(open -> {
            if (!open && field.isFocused()) {
                closed.run();
            }
        });
    }

    private Label problem() {
        Label problem = new Label();
        problem.setId("payloadFormatProblem");
        problem.getStyleClass().addAll("problem", Style.SMALL);
        problem.textProperty().bind(entry.problemProperty());
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(entry.problemProperty());
        problem.textProperty().subscribe(words -> problem.setTooltip(words.isEmpty() ? null : whole));
        problem.setMinWidth(0);
        return problem;
    }

    /** Shows it and goes there. */
    void open() {
        field.setText(entry.begin());
        field.requestFocus();
        field.end();
    }

    private void close() {
        entry.end();
        closed.run();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        }
    }
}
