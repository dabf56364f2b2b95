package io.topiary.ui.inspect.diff;

import io.topiary.core.payload.diff.PayloadDiff;
import io.topiary.core.text.Messages;
import io.topiary.ui.inspect.diff.DiffViewModel.Against;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.diff.DiffPane;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The message inspected beside another one. FX thread. */
public final class DiffView extends VBox {

    private final DiffViewModel model;
    private final Messages messages;
    private final DiffPane pane;
    private final Label title = new Label();

    /** The page of {@code model}. */
    public DiffView(DiffViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.pane = new DiffPane(messages);
        setId("payloadDiff");
        getStyleClass().add("payload-diff");
        title.setId("diffTitle");
        title.setWrapText(true);
        title.getStyleClass().addAll(Style.MUTED, "small-text");
        title.managedProperty().bind(title.textProperty().isNotEmpty());
        VBox.setVgrow(pane, Priority.ALWAYS);
        getChildren().addAll(createTools(), title, pane);
        model.resultProperty().subscribe(this::show);
    }

    private FlowPane createTools() {
        ToggleGroup group = new ToggleGroup();
        ToggleButton previous = toggle("diffPrevious", "inspect.diff.previous", Against.PREVIOUS, group);
        ToggleButton marked = toggle("diffMarked", "inspect.diff.withMarked", Against.MARKED, group);
        marked.disableProperty().bind(model.markedProperty().isNull());
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(model.markedWordsProperty());
        model.markedWordsProperty().subscribe(words -> marked.setTooltip(words.isEmpty() ? null : tip));
        model.againstProperty().subscribe(now -> (now == Against.MARKED ? marked : previous).setSelected(true));
        Button mark = new Button(messages.get("inspect.diff.mark"));
        mark.setId("diffMark");
        mark.getStyleClass().add(Style.FLAT);
        mark.setOnAction(event -> model.markInspected());
        model.inspectedProperty().subscribe(message -> mark.setDisable(message == null));
        FlowPane tools = new FlowPane(previous, marked, mark);
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add("payload-diff-tools");
        return tools;
    }

    private ToggleButton toggle(String id, String key, Against against, ToggleGroup group) {
        ToggleButton button = new ToggleButton(messages.get(key));
        button.setId(id);
        button.setToggleGroup(group);
        button.setOnAction(event -> {
            // one of them always is
            button.setSelected(true);
            model.compareWith(against);
        });
        return button;
    }

    private void show(DiffViewModel.Result result) {
        title.setText(result.title());
        PayloadDiff diff = result.diff();
        if (diff == null) {
            pane.clear(result.why());
        } else {
            pane.show(diff);
        }
    }
}
