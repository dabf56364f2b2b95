package io.topiary.ui.kit;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Short notices in a corner of the window that go by themselves, some with one thing to do. FX thread. */
public final class Toasts extends VBox {

    private static final Duration STAYS = Duration.seconds(10);

    private final String closeName;

    /**
     * No notice yet.
     *
     * @param closeName name of the button that closes one
     */
    public Toasts(String closeName) {
        this.closeName = closeName;
        getStyleClass().add("toasts");
        setPickOnBounds(false);
        setAlignment(Pos.BOTTOM_RIGHT);
    }

    /** Shows {@code text} for ten seconds. */
    public void show(String text) {
        add(new HBox(words(text)), () -> {});
    }

    /** Shows {@code text} for ten seconds with a button {@code verb}, which does {@code action} once. */
    public void show(String text, String verb, Runnable action) {
        show(text, verb, action, () -> {});
    }

    /** As {@link #show(String, String, Runnable)}; {@code gone} is run when the notice is gone and the verb was not chosen. */
    public void show(String text, String verb, Runnable action, Runnable gone) {
        Button button = new Button(verb);
        button.getStyleClass().addAll("toast-verb", Style.FLAT);
        button.setMinWidth(USE_PREF_SIZE);
        HBox toast = new HBox(words(text), button);
        button.setOnAction(event -> {
            getChildren().remove(toast);
            action.run();
        });
        add(toast, gone);
    }

    private static Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private void add(HBox toast, Runnable gone) {
        toast.getStyleClass().add("toast");
        toast.setAlignment(Pos.CENTER_LEFT);
        Button close = Icons.button("fth-x", closeName);
        close.setOnAction(event -> end(toast, gone));
        toast.getChildren().add(close);
        getChildren().add(toast);
        PauseTransition stay = new PauseTransition(STAYS);
        stay.setOnFinished(event -> end(toast, gone));
        stay.play();
    }

    private void end(HBox toast, Runnable gone) {
        if (getChildren().remove(toast)) {
            gone.run();
        }
    }
}
