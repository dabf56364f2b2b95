package io.topiary.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * Tooltips that are made when the pointer first comes: each is a window with a scene of its own, there are a hundred beside
 * the buttons of a session, and most are never seen. FX thread.
 */
public final class Tips {

    private Tips() {}

    /** Gives {@code control} a name: a screen reader says it, and it stands beside the pointer, as it is then. */
    public static void name(Control control, String name) {
        control.setAccessibleText(name);
        prepare(control, control.accessibleTextProperty());
    }

    /** Explains {@code control}: a screen reader says {@code words} when asked for help, and they stand beside the pointer. */
    public static void explain(Control control, String words) {
        // as it would say those of a tooltip that is there
        control.setAccessibleHelp(words);
        prepare(control, control.accessibleHelpProperty());
    }

    private static void prepare(Control control, ObservableValue<String> words) {
        // it moves there once it has entered, and that is what a tooltip waits for
        control.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> {
            if (control.getTooltip() == null) {
                Tooltip tip = new Tooltip();
                tip.textProperty().bind(words);
                control.setTooltip(tip);
            }
        });
    }
}
