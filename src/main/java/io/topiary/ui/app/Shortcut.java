package io.topiary.ui.app;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

/** The keys of the window. The words for each are in the message bundle under {@code app.shortcut.NAME}. */
enum Shortcut {
    NEW_CONNECTION(KeyCode.N, KeyCombination.SHORTCUT_DOWN),
    OPEN(KeyCode.O, KeyCombination.SHORTCUT_DOWN),
    CLOSE_TAB(KeyCode.W, KeyCombination.SHORTCUT_DOWN),
    NEXT_TAB(KeyCode.TAB, KeyCombination.CONTROL_DOWN),
    PREVIOUS_TAB(KeyCode.TAB, KeyCombination.CONTROL_DOWN, KeyCombination.SHIFT_DOWN),
    FILTER(KeyCode.L, KeyCombination.SHORTCUT_DOWN),
    SEARCH(KeyCode.F, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    BACK(KeyCode.LEFT, KeyCombination.ALT_DOWN),
    FORWARD(KeyCode.RIGHT, KeyCombination.ALT_DOWN),
    PUBLISH_PANE(KeyCode.P, KeyCombination.SHORTCUT_DOWN),
    LOG_PANE(KeyCode.J, KeyCombination.SHORTCUT_DOWN),
    PAUSE(KeyCode.E, KeyCombination.SHORTCUT_DOWN),
    DISCONNECT(KeyCode.D, KeyCombination.SHORTCUT_DOWN),
    RECONNECT(KeyCode.F5),
    NEXT_PANE(KeyCode.F6),
    PREVIOUS_PANE(KeyCode.F6, KeyCombination.SHIFT_DOWN),
    ZOOM_IN(KeyCode.PLUS, KeyCombination.SHORTCUT_DOWN),
    ZOOM_OUT(KeyCode.MINUS, KeyCombination.SHORTCUT_DOWN),
    ZOOM_RESET(KeyCode.DIGIT0, KeyCombination.SHORTCUT_DOWN),
    SETTINGS(KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN),
    FULL_SCREEN(KeyCode.F11),
    HELP(KeyCode.F1),
    QUIT(KeyCode.Q, KeyCombination.SHORTCUT_DOWN);

    private final KeyCode code;
    private final boolean shortcut;
    private final boolean control;
    private final boolean shift;
    private final boolean alt;

    Shortcut(KeyCode code, KeyCombination.Modifier... modifiers) {
        this.code = code;
        List<KeyCombination.Modifier> down = List.of(modifiers);
        this.shortcut = down.contains(KeyCombination.SHORTCUT_DOWN);
        this.control = down.contains(KeyCombination.CONTROL_DOWN);
        this.shift = down.contains(KeyCombination.SHIFT_DOWN);
        this.alt = down.contains(KeyCombination.ALT_DOWN);
    }

    /** The keys as this system writes them, such as {@code Ctrl+N}. */
    String displayText() {
        return keys().getDisplayText();
    }

    /** Whether {@code event} is this shortcut, also by the keys of the number pad and of a US keyboard. */
    boolean matches(KeyEvent event) {
        return keys().match(event)
                || switch (this) {
                    case ZOOM_IN -> shortcut(event, KeyCode.ADD) || shortcut(event, KeyCode.EQUALS);
                    case ZOOM_OUT -> shortcut(event, KeyCode.SUBTRACT);
                    case ZOOM_RESET -> shortcut(event, KeyCode.NUMPAD0);
                    default -> false;
                };
    }

    private KeyCombination keys() {
        return new KeyCodeCombination(
                code, modifier(shift), modifier(control), modifier(alt), ModifierValue.UP, modifier(shortcut));
    }

    private static ModifierValue modifier(boolean down) {
        return down ? ModifierValue.DOWN : ModifierValue.UP;
    }

    private static boolean shortcut(KeyEvent event, KeyCode code) {
        return event.isShortcutDown() && event.getCode() == code;
    }
}
