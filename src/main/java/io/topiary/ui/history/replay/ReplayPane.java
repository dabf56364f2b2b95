package io.topiary.ui.history.replay;

import io.topiary.core.text.Messages;
import io.topiary.ui.history.replay.ReplayViewModel.Stage;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The bar of a session in which a replay shows how far it is, and what came of it. FX thread. */
public final class ReplayPane extends VBox {

    private final ReplayViewModel model;
    private final Messages messages;
    private final FontIcon icon = Icons.of("fth-repeat");
    private final ProgressBar bar = new ProgressBar();

    /** A bar over {@code model}; not there while there is nothing to see. */
    public ReplayPane(ReplayViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        setId("replayPane");
        getStyleClass().addAll("banner", "replay-pane");
        bar.setId("replayProgress");
        bar.setAccessibleText(messages.get("replay.progress.bar"));
        bar.progressProperty().bind(model.shareProperty());
        Label detail = new Label();
        detail.setId("replayDetail");
        detail.getStyleClass().addAll("banner-text", "replay-detail");
        detail.setWrapText(true);
        detail.setMinHeight(USE_PREF_SIZE);
        detail.textProperty().bind(model.detailProperty());
        detail.visibleProperty().bind(detail.textProperty().isNotEmpty());
        detail.managedProperty().bind(detail.visibleProperty());
        getChildren().addAll(createLine(), detail);
        model.stageProperty().subscribe(this::show);
    }

    private Node createLine() {
        Label title = new Label();
        title.getStyleClass().add("banner-title");
        title.setMinWidth(USE_PREF_SIZE);
        title.textProperty().bind(model.titleProperty());
        Label text = new Label();
        text.setId("replayText");
        text.getStyleClass().add("banner-text");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinHeight(USE_PREF_SIZE);
        text.textProperty().bind(model.textProperty());
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(icon, title, text, bar, pause(), stop(), dismiss());
        line.getStyleClass().add("banner-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Button pause() {
        Button pause = verb("replayPauseButton", model::togglePause);
        pause.textProperty()
                .bind(model.pausedProperty().map(paused -> messages.get(paused ? "replay.resume" : "replay.pause")));
        return pause;
    }

    private Button stop() {
        Button stop = verb("replayStop", model::stop);
        stop.setText(messages.get("replay.stop"));
        return stop;
    }

    private Button verb(String id, Runnable action) {
        Button button = new Button();
        button.setId(id);
        button.getStyleClass().add("banner-verb");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        model.stageProperty().subscribe(stage -> visible(button, stage == Stage.RUNNING));
        return button;
    }

    private Button dismiss() {
        Button dismiss = Icons.button("fth-x", messages.get("app.banner.verb.dismiss"));
        dismiss.setId("replayDismiss");
        dismiss.setOnAction(event -> model.dismiss());
        model.stageProperty().subscribe(stage -> visible(dismiss, stage != Stage.RUNNING));
        return dismiss;
    }

    private void show(Stage stage) {
        visible(this, stage != Stage.NONE);
        visible(bar, stage == Stage.RUNNING);
        getStyleClass().removeAll("neutral", Style.WARNING);
        getStyleClass().add(stage == Stage.PROBLEM ? Style.WARNING : "neutral");
        icon.setIconLiteral(
                switch (stage) {
                    case NONE, RUNNING -> "fth-repeat";
                    case DONE -> "fth-check";
                    case PROBLEM -> "fth-alert-triangle";
                });
    }

    private static void visible(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
