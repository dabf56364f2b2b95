package io.topiary.ui.kit;

import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Labeled;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * A window with a form in it. Its buttons say what they do; it stays open until {@link #close} or Cancel, so that what is
 * wrong can be told in the form. FX thread.
 */
public final class FormDialog {

    private final Appearance appearance;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final DialogPane pane = dialog.getDialogPane();

    /**
     * A window that is not shown yet.
     *
     * @param owner the window it belongs to, or null
     */
    public FormDialog(Appearance appearance, @Nullable Window owner, String title, Node content) {
        this.appearance = appearance;
        if (owner != null) {
            dialog.initOwner(owner);
        }
        dialog.setTitle(title);
        dialog.setResizable(true);
        pane.setHeaderText(title);
        pane.setContent(content);
        pane.getStyleClass().add("form-dialog");
        appearance.dress(pane.getScene());
    }

    /**
     * The button that does what the form is for.
     *
     * @param id of its node
     * @param ready whether it can be done as the form is now
     */
    public void verb(String id, String words, ObservableValue<Boolean> ready, Runnable action) {
        verb(button(id, words, ButtonData.OK_DONE, action), ready);
    }

    /** As {@link #verb}, with words that change. */
    public void verb(String id, ObservableValue<String> words, ObservableValue<Boolean> ready, Runnable action) {
        Node button = button(id, words.getValue(), ButtonData.OK_DONE, action);
        verb(button, ready);
        if (button instanceof Labeled labeled) {
            labeled.textProperty().bind(words);
        }
    }

    private static void verb(Node button, ObservableValue<Boolean> ready) {
        // bound rather than listened to: a binding that nobody else holds would be collected
        button.disableProperty().bind(ready.map(is -> !is));
    }

    /** A button that does something which can't be taken lightly: it looks so, and Enter does not press it. */
    public void peril(String id, ObservableValue<String> words, ObservableValue<Boolean> ready, Runnable action) {
        Node button = button(id, words.getValue(), ButtonData.APPLY, action);
        button.getStyleClass().add(Style.DANGER);
        verb(button, ready);
        if (button instanceof Labeled labeled) {
            labeled.textProperty().bind(words);
        }
    }

    /** The button that closes without doing anything, which Enter presses. */
    public void cancelByDefault(String words) {
        ButtonType type = new ButtonType(words, ButtonData.CANCEL_CLOSE);
        pane.getButtonTypes().add(type);
        if (pane.lookupButton(type) instanceof Button button) {
            button.setId("dialogCancel");
            button.getStyleClass().add("safe-way-out");
            button.setDefaultButton(true);
        }
    }

    /** Makes the window as large as what is in it now. */
    public void fit() {
        Window window = pane.getScene().getWindow();
        if (window != null) {
            Platform.runLater(window::sizeToScene);
        }
    }

    /** A further button, apart from the others. */
    public void aside(String id, String words, Runnable action) {
        button(id, words, ButtonData.LEFT, action);
    }

    /** As {@link #aside(String, String, Runnable)}, of use only while it is {@code ready}. */
    public void aside(String id, String words, ObservableValue<Boolean> ready, Runnable action) {
        verb(button(id, words, ButtonData.LEFT, action), ready);
    }

    /** The button that closes without doing anything. */
    public void cancel(String words) {
        pane.getButtonTypes().add(new ButtonType(words, ButtonData.CANCEL_CLOSE));
    }

    /** Shows it with the caret where {@code focus} puts it, and waits until it is closed. */
    public void showAndWait(Runnable focus) {
        // a dialog gives the focus to its default button once it is shown
        dialog.setOnShown(event -> Platform.runLater(focus));
        showAndWait();
    }

    /** Shows it, and waits until it is closed. */
    public void showAndWait() {
        dialog.showAndWait();
        appearance.forget(pane.getScene());
    }

    /** Closes it. */
    public void close() {
        dialog.setResult(ButtonType.CLOSE);
        dialog.close();
    }

    /** The window, for those that ask for a file. */
    public Window window() {
        return pane.getScene().getWindow();
    }

    private Node button(String id, String words, ButtonData role, Runnable action) {
        ButtonType type = new ButtonType(words, role);
        pane.getButtonTypes().add(type);
        Node button = pane.lookupButton(type);
        button.setId(id);
        ButtonBar.setButtonUniformSize(button, false);
        button.addEventFilter(ActionEvent.ACTION, event -> {
            // it closes when the form says so
            event.consume();
            action.run();
        });
        return button;
    }
}
