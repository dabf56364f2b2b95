package io.topiary.ui.history.replay;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.JobStage;
import io.topiary.ui.kit.JobStrip;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** The bar of a session in which a replay shows how far it is, and what came of it. FX thread. */
public final class ReplayPane extends JobStrip {

    private final ReplayViewModel model;
    private final Messages messages;

    /** A bar over {@code model}; not there while there is nothing to see. */
    public ReplayPane(ReplayViewModel model, Messages messages) {
        super("replay", "fth-repeat", model.facts());
        this.model = model;
        this.messages = messages;
        bar().setAccessibleText(messages.get("replay.progress.bar"));
        offer(messages, pause(), stop());
        getChildren().add(detail());
    }

    private Label detail() {
        Label detail = new Label();
        detail.setId("replayDetail");
        detail.getStyleClass().addAll("banner-text", "replay-detail");
        detail.setWrapText(true);
        detail.setMinHeight(USE_PREF_SIZE);
        detail.textProperty().bind(model.detailProperty());
        detail.visibleProperty().bind(detail.textProperty().isNotEmpty());
        detail.managedProperty().bind(detail.visibleProperty());
        return detail;
    }

    private Button pause() {
        Button pause = whileRunning("replayPauseButton", model::togglePause);
        pause.textProperty()
                .bind(model.pausedProperty().map(paused -> messages.get(paused ? "replay.resume" : "replay.pause")));
        return pause;
    }

    private Button stop() {
        Button stop = whileRunning("replayStop", model::stop);
        stop.setText(messages.get("replay.stop"));
        return stop;
    }

    private Button whileRunning(String id, Runnable action) {
        Button button = verb(id, action);
        model.facts().stage().subscribe(stage -> visible(button, stage == JobStage.RUNNING));
        return button;
    }

    @Override
    protected void dismiss() {
        model.dismiss();
    }
}
