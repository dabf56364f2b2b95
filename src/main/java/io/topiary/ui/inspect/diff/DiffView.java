package io.topiary.ui.inspect.diff;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.diff.DiffPane;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The message inspected beside another one. FX thread. */
public final class DiffView extends VBox {

    private final Messages messages;
    private final DiffPane lines;
    private final PathsPane paths;
    private final BytesPane bytes;
    private final Label title = new Label();
    private final Label note = new Label();
    private Consumer<Boolean> step;

    /** The page of {@code model}. */
    public DiffView(DiffViewModel model, Messages messages) {
        this.messages = messages;
        this.lines = new DiffPane("diff", messages);
        this.paths = new PathsPane(messages);
        this.bytes = new BytesPane(messages);
        this.step = lines::step;
        setId("payloadDiff");
        getStyleClass().add("payload-diff");
        title.setId("diffTitle");
        note.setId("diffNote");
        note.getStyleClass().add("diff-note");
        for (Label label : new Label[] {title, note}) {
            label.setWrapText(true);
            label.getStyleClass().addAll(Style.MUTED, Style.SMALL);
            label.managedProperty().bind(label.textProperty().isNotEmpty());
        }
        StackPane result = new StackPane(lines, paths, bytes);
        VBox.setVgrow(result, Priority.ALWAYS);
        AgainstTools against = new AgainstTools(model, messages);
        HBox.setHgrow(against, Priority.ALWAYS);
        HBox top = new HBox(against, step("diffUp", "fth-chevron-up", "inspect.diff.up", false));
        top.getChildren().add(step("diffDown", "fth-chevron-down", "inspect.diff.down", true));
        top.getStyleClass().add("payload-diff-top");
        getChildren().addAll(top, new DiffTools(model, title, messages), note, result);
        model.answerProperty().subscribe(this::show);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private Button step(String id, String icon, String key, boolean forward) {
        Button button = Icons.button(icon, messages.get(key));
        button.setId(id);
        button.setOnAction(event -> step.accept(forward));
        return button;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.F3) {
            step.accept(!event.isShiftDown());
            event.consume();
        }
    }

    private void show(DiffAnswer answer) {
        title.setText(answer.title());
        note.setText(answer.note());
        switch (answer.comparison()) {
            case Comparison.None none -> {
                lines.clear(none.why());
                bringToFront(lines, lines::step);
            }
            case Comparison.Lines(var diff) -> {
                lines.show(diff);
                bringToFront(lines, lines::step);
            }
            case Comparison.Paths(var diff, boolean identical) -> {
                paths.show(diff, identical);
                bringToFront(paths, paths::step);
            }
            case Comparison.Bytes(var diff) -> {
                bytes.show(diff);
                bringToFront(bytes, bytes::step);
            }
        }
    }

    private void bringToFront(Node front, Consumer<Boolean> steps) {
        step = steps;
        for (Node each : new Node[] {lines, paths, bytes}) {
            each.setVisible(each.equals(front));
        }
    }
}
