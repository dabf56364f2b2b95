package io.topiary.ui.kit;

import java.util.function.Consumer;
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
        prepare(control, tip -> tip.textProperty().bind(control.accessibleTextProperty()));
    }

    /** Has {@code words} stand beside the pointer when it is over {@code control}. */
    public static void explain(Control control, String words) {
        prepare(control, tip -> tip.setText(words));
    }

    private static void prepare(Control control, Consumer<Tooltip> words) {
        // it moves there once it has entered, and that is what a tooltip waits for
        control.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> {
            if (control.getTooltip() == null) {
                Tooltip tip = new Tooltip();
                words.accept(tip);
                control.setTooltip(tip);
            }
        });
    }
}
