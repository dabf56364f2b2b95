package io.topiary.ui.retained;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.JobStage;
import io.topiary.ui.kit.JobStrip;
import io.topiary.ui.kit.Style;
import javafx.collections.ListChangeListener;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;

/** The bar of a session in which clearing and restoring show how far they are, and what came of it. FX thread. */
public final class RetainedPane extends JobStrip {

    private final RetainedViewModel model;
    private final Messages messages;
    private final TextArea rest = new TextArea();
    private final ToggleButton details = new ToggleButton();

    /** A bar over {@code model}; not there while there is nothing to see. */
    public RetainedPane(RetainedViewModel model, Messages messages) {
        super("retained", "fth-trash-2", model.facts());
        this.model = model;
        this.messages = messages;
        rest.setId("retainedRest");
        rest.setEditable(false);
        rest.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        rest.getStyleClass().addAll(Style.MONO, "retained-rest");
        rest.setAccessibleText(messages.get("retained.details"));
        model.rest().addListener((ListChangeListener<String>) change -> rest.setText(String.join("\n", model.rest())));
        offer(messages, cancel(), createDetails(), retry(), undo());
        getChildren().add(rest);
        visible(rest, false);
        model.facts().stage().subscribe(this::offerDetails);
    }

    private Button cancel() {
        Button cancel = verb("retainedCancel", "app.cancel", model::cancel);
        model.facts().stage().subscribe(stage -> visible(cancel, stage == JobStage.RUNNING));
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

    private Button verb(String id, String key, Runnable action) {
        Button button = verb(id, action);
        button.setText(messages.get(key));
        return button;
    }

    private void offerDetails(JobStage stage) {
        boolean some = stage == JobStage.PROBLEM && !model.rest().isEmpty();
        visible(details, some);
        if (!some) {
            details.setSelected(false);
        }
    }

    @Override
    protected void dismiss() {
        model.dismiss();
    }
}
