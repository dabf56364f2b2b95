package io.topiary.ui.shape;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Style;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** How far the way through a recording is, with Cancel; or why it came to nothing. Not there otherwise. */
final class ErrandStrip extends HBox {

    /** @param id what the ids of its parts begin with */
    ErrandStrip(String id, RecordingErrand<?> errand, Messages messages) {
        ProgressBar bar = new ProgressBar();
        bar.setId(id + "Progress");
        bar.progressProperty().bind(errand.shareProperty());
        Label words = new Label();
        words.setId(id + "Words");
        words.getStyleClass().addAll(Style.MUTED, Style.SMALL);
        words.setMinWidth(0);
        words.textProperty().bind(errand.wordsProperty());
        setHgrow(words, Priority.ALWAYS);
        Button cancel = new Button(messages.get("shape.recording.cancel"));
        cancel.setId(id + "Cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.getStyleClass().add("small");
        cancel.setOnAction(event -> errand.cancel());
        bar.visibleProperty().bind(errand.runningProperty());
        bar.managedProperty().bind(bar.visibleProperty());
        cancel.visibleProperty().bind(errand.runningProperty());
        cancel.managedProperty().bind(cancel.visibleProperty());
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("shape-strip");
        getChildren().addAll(bar, words, cancel);
        visibleProperty().bind(errand.wordsProperty().map(text -> !text.isEmpty()));
        managedProperty().bind(visibleProperty());
    }
}
