package io.topiary.ui.topics;

import java.util.List;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

/** The keys of the topic tree. The words for each are in the message bundle under {@code topics.key.NAME}. */
public enum TreeKey {
    COPY_TOPIC(KeyCode.C, KeyCombination.SHORTCUT_DOWN),
    COPY_PAYLOAD(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    PUBLISH(KeyCode.P, KeyCombination.SHORTCUT_DOWN),
    FIND(KeyCode.F, KeyCombination.SHORTCUT_DOWN),
    MARK(KeyCode.M, KeyCombination.SHORTCUT_DOWN),
    PIN(KeyCode.B, KeyCombination.SHORTCUT_DOWN),
    BACK(KeyCode.LEFT, KeyCombination.ALT_DOWN),
    FORWARD(KeyCode.RIGHT, KeyCombination.ALT_DOWN),
    EXPAND_BELOW(KeyCode.RIGHT, KeyCombination.SHIFT_DOWN),
    /** A character, on whatever key it is. */
    EXPAND_ALL(KeyCode.ASTERISK),
    CLEAR_RETAINED(KeyCode.DELETE),
    MENU(KeyCode.F10, KeyCombination.SHIFT_DOWN);

    private final KeyCode code;
    private final boolean shortcut;
    private final boolean shift;
    private final boolean alt;

    TreeKey(KeyCode code, KeyCombination.Modifier... modifiers) {
        this.code = code;
        List<KeyCombination.Modifier> down = List.of(modifiers);
        this.shortcut = down.contains(KeyCombination.SHORTCUT_DOWN);
        this.shift = down.contains(KeyCombination.SHIFT_DOWN);
        this.alt = down.contains(KeyCombination.ALT_DOWN);
    }

    /** The keys as this system writes them, such as {@code Ctrl+C}. */
    public String displayText() {
        return combination().getDisplayText();
    }

    KeyCombination combination() {
        return this == EXPAND_ALL
                ? new KeyCharacterCombination("*")
                : new KeyCodeCombination(
                        code, modifier(shift), ModifierValue.UP, modifier(alt), ModifierValue.UP, modifier(shortcut));
    }

    boolean matches(KeyEvent event) {
        return combination().match(event) || (this == MENU && event.getCode() == KeyCode.CONTEXT_MENU);
    }

    private static ModifierValue modifier(boolean down) {
        return down ? ModifierValue.DOWN : ModifierValue.UP;
    }
}
