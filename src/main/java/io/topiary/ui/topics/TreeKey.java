package io.topiary.ui.topics;

import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys of the topic tree. The words for each are in the message bundle under {@code topics.key.NAME}. */
public enum TreeKey {
    COPY_TOPIC(KeyCode.C, KeyCombination.SHORTCUT_DOWN),
    COPY_PAYLOAD(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    PUBLISH(KeyCode.P, KeyCombination.SHORTCUT_DOWN),
    FIND(KeyCode.F, KeyCombination.SHORTCUT_DOWN),
    PIN(KeyCode.B, KeyCombination.SHORTCUT_DOWN),
    BACK(KeyCode.LEFT, KeyCombination.ALT_DOWN),
    FORWARD(KeyCode.RIGHT, KeyCombination.ALT_DOWN),
    EXPAND_BELOW(KeyCode.RIGHT, KeyCombination.SHIFT_DOWN),
    EXPAND_ALL("*"),
    CLEAR_RETAINED(KeyCode.DELETE),
    MENU(KeyCode.F10, KeyCombination.SHIFT_DOWN);

    private final KeyCombination keys;

    TreeKey(KeyCode code, KeyCombination.Modifier... modifiers) {
        this.keys = new KeyCodeCombination(code, modifiers);
    }

    TreeKey(String character) {
        this.keys = new KeyCharacterCombination(character);
    }

    /** The keys as this system writes them, such as {@code Ctrl+C}. */
    public String displayText() {
        return keys.getDisplayText();
    }

    KeyCombination combination() {
        return keys;
    }

    boolean matches(KeyEvent event) {
        return keys.match(event) || (this == MENU && event.getCode() == KeyCode.CONTEXT_MENU);
    }
}
