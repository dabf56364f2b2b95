package io.topiary.ui.retained;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import io.topiary.ui.retained.RetainedViewModel.Stage;
import javafx.collections.ListChangeListener;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The bar of a session in which clearing and restoring show how far they are, and what came of it. FX thread. */
public final class RetainedPane extends VBox {

    private final RetainedViewModel model;
    private final Messages messages;
    private final FontIcon icon = Icons.of("fth-trash-2");
    private final ProgressBar bar = new ProgressBar();
    private final TextArea rest = new TextArea();
    private final ToggleButton details = new ToggleButton();

    /** A bar over {@code model}; not there while there is nothing to see. */
    public RetainedPane(RetainedViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        setId("retainedPane");
        getStyleClass().addAll("banner", "retained-pane");
        bar.setId("retainedProgress");
        bar.progressProperty().bind(model.shareProperty());
        rest.setId("retainedRest");
        rest.setEditable(false);
        rest.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        rest.getStyleClass().addAll(Style.MONO, "retained-rest");
        rest.setAccessibleText(messages.get("retained.details"));
        model.rest().addListener((ListChangeListener<String>) change -> rest.setText(String.join("\n", model.rest())));
        getChildren().addAll(createLine(), rest);
        visible(rest, false);
        model.stageProperty().subscribe(this::show);
    }

    private Node createLine() {
        Label title = new Label();
        title.getStyleClass().add("banner-title");
        title.setMinWidth(USE_PREF_SIZE);
        title.textProperty().bind(model.titleProperty());
        Label text = new Label();
        text.setId("retainedText");
        text.getStyleClass().add("banner-text");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinHeight(USE_PREF_SIZE);
        text.textProperty().bind(model.textProperty());
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(icon, title, text, bar);
        line.getStyleClass().add("banner-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().addAll(cancel(), createDetails(), retry(), undo(), dismiss());
        return line;
    }

    private Button cancel() {
        Button cancel = verb("retainedCancel", "app.cancel", model::cancel);
        model.stageProperty().subscribe(stage -> visible(cancel, stage == Stage.RUNNING));
        return cancel;
    }

    private Node createDetails() {
        details.setId("retainedDetails");
        details.setText(messages.get("retained.details"));
        details.getStyleClass().addAll(Style.FLAT, "banner-verb");
        details.setMinWidth(USE_PREF_SIZE);
        details.selectedProperty().subscribe(shown -> visible(rest, shown));
        return details;
    }

    private Button retry() {
        Button retry = verb("retainedRetry", "retained.retry", model::retry);
        model.retryableProperty().subscribe(shown -> visible(retry, shown));
        return retry;
    }

    private Button undo() {
        Button undo = verb("retainedUndo", "retained.undo", model::undo);
        model.undoableProperty().subscribe(shown -> {
            visible(undo, shown);
            undo.setTooltip(model.backup()
                    .map(file -> new Tooltip(messages.get("retained.undo.tip", file)))
                    .orElse(null));
        });
        return undo;
    }

    private Button dismiss() {
        Button dismiss = Icons.button("fth-x", messages.get("app.banner.verb.dismiss"));
        dismiss.setId("retainedDismiss");
        dismiss.setOnAction(event -> model.dismiss());
        model.stageProperty().subscribe(stage -> visible(dismiss, stage != Stage.RUNNING));
        return dismiss;
    }

    private Button verb(String id, String key, Runnable action) {
        Button button = new Button(messages.get(key));
        button.setId(id);
        button.getStyleClass().add("banner-verb");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void show(Stage stage) {
        visible(this, stage != Stage.NONE);
        visible(bar, stage == Stage.RUNNING);
        boolean some = stage == Stage.PROBLEM && !model.rest().isEmpty();
        visible(details, some);
        if (!some) {
            details.setSelected(false);
        }
        getStyleClass().removeAll("neutral", "warning");
        getStyleClass().add(stage == Stage.PROBLEM ? "warning" : "neutral");
        icon.setIconLiteral(
                switch (stage) {
                    case NONE, RUNNING -> "fth-trash-2";
                    case DONE -> "fth-check";
                    case PROBLEM -> "fth-alert-triangle";
                });
    }

    private static void visible(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
