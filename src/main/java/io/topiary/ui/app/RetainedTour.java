package io.topiary.ui.app;

import io.topiary.ui.kit.JobStage;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.stage.Window;

/** The part of a tour that clears stored messages and puts them back. Called on the main thread. */
final class RetainedTour {

    private static final String ROOT = "homeassistant";
    private static final String STEP = "app.tour.step.retained";

    private static final double LOG_SHARE = 0.75;

    private final TourGuide guide;
    private final SessionTab tab;

    RetainedTour(TourGuide guide, SessionTab tab) {
        this.guide = guide;
        this.tab = tab;
    }

    void walk() throws TourException {
        guide.act(() -> {
            tab.view().showLog();
            tab.view().giveLog(LOG_SHARE);
            tab.panes().topics().select(ROOT);
        });
        guide.begin(() -> tab.retained().clear(ROOT, true, ""));
        guide.await(STEP, () -> find("clearRetainedHeadline").isPresent());
        guide.pictureOfFront("15-clear-retained", this::dialog);
        guide.act(() -> {
            find("clearRetainedTyped").map(TextInputControl.class::cast).ifPresent(field -> field.setText(count()));
            find("clearRetainedButton").map(Button.class::cast).ifPresent(Button::fire);
        });
        awaitEnd();
        guide.picture("16-cleared");
        guide.act(() -> ((Button) tab.view().lookup("#retainedUndo")).fire());
        awaitEnd();
        guide.picture("17-put-back");
        guide.act(() -> {
            ((Button) tab.view().lookup("#retainedDismiss")).fire();
            tab.panes().inspected().askForTruth();
        });
    }

    private void awaitEnd() throws TourException {
        guide.await(STEP, () -> {
            JobStage stage = tab.retained().model().facts().stage().get();
            return stage == JobStage.DONE || stage == JobStage.PROBLEM;
        });
    }

    /** The number on the button, which has to be typed. */
    private String count() {
        return find("clearRetainedButton")
                .map(Button.class::cast)
                .map(button -> button.getText().replaceAll("\\D", ""))
                .orElse("");
    }

    private Scene dialog() {
        return find("clearRetainedHeadline").map(Node::getScene).orElseThrow();
    }

    private static Optional<Node> find(String id) {
        return Window.getWindows().stream()
                .map(window -> window.getScene().lookup("#" + id))
                .filter(node -> node != null)
                .findFirst();
    }
}
